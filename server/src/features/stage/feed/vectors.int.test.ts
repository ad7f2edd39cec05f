import { afterEach, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import type { FeedView } from './feed.schema.ts';
import { readVectorFile, vectorFileType, writeVectorFile } from './vector-file.ts';

const started: StageServer[] = [];
const start = async (after?: StageServer) => {
  const stage = await stageServer(after === undefined ? {} : { after });
  started.push(stage);
  return stage;
};
afterEach(async () => {
  await started.at(-1)?.stop();
  started.length = 0;
});

const request = async (
  stage: StageServer,
  who: StagePerson | null,
  method: 'GET' | 'PUT' | 'DELETE',
  body?: Uint8Array,
  type = vectorFileType,
  name = 'picture',
) => {
  if (who !== null) stage.know(who);
  return stage.server.inject({
    method,
    url: `/api/v1/interest/vectors/${name}`,
    headers: {
      ...(who === null ? {} : { 'x-test-person': who.id }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { payload: Buffer.from(body) }),
  });
};

/** Clips of many shops and categories; those with an even number look alike, and so do the others. */
async function market(stage: StageServer) {
  const operator = await makeStagePerson(stage, { roles: ['operator'] });
  const assetId = await makeReadyAsset(stage, operator.id);
  const clips: string[] = [];
  for (let shop = 0; shop < 8; shop++) {
    const authorId = await makeStageShop(stage, `shop ${shop}`);
    const about = Array.from({ length: 10 }, (_, i) => ({ authorId, category: `c${shop}.${i % 3}` }));
    clips.push(...(await publishClips(stage, assetId, about)));
  }
  const values = Float32Array.from(clips.flatMap((_, i) => (i % 2 === 0 ? [1, i / 1_000] : [i / 1_000, -1])));
  return { operator, clips, file: writeVectorFile({ dim: 2, ids: clips, values }) };
}

describe('vectors of clips', () => {
  it('that an operator supplies are learnt, shape the next page, come out again, and outlive a restart', async () => {
    const first = await start();
    const { operator, clips, file } = await market(first);
    const put = await request(first, operator, 'PUT', file);
    expect([put.statusCode, put.json()]).toEqual([202, { name: 'picture', dim: 2, rows: clips.length }]);
    await first.caughtUp();
    const person = await makeStagePerson(first);
    const events = [0, 2, 4].flatMap((i) => [
      { kind: 'impression', clipId: clips[i] },
      { kind: 'watch', clipId: clips[i], playMs: 20_000 },
    ]);
    await first.send(person, 'POST', '/events', { events });
    await first.caughtUp();
    const page = (await first.send<FeedView>(person, 'GET', '/feed?limit=20')).body;
    const similar = page.items.filter(({ channel }) => channel === 'similar');
    expect(similar.length).toBeGreaterThan(0);
    for (const { clip, reason } of similar) {
      expect(clips.indexOf(clip.id) % 2).toBe(0);
      expect(reason.code).toBe('watched-similar');
    }
    const out = await request(first, operator, 'GET');
    expect(out.headers['content-type']).toBe(vectorFileType);
    const read = readVectorFile(out.rawPayload);
    expect(read.ok && read.value.slice(0, read.value.rows).ids.toSorted()).toEqual(clips.toSorted());

    // As after a crash: no snapshot was taken; the log and the file are all there is.
    await first.db.deleteFrom('interest_snapshots').execute();
    await first.halt();
    await first.db.deleteFrom('interest_snapshots').execute();
    const second = await start(first);
    await second.caughtUp();
    expect(second.feed.interest().vectors('picture')?.ids).toEqual(
      first.feed.interest().vectors('picture')?.ids,
    );
    expect((await request(second, operator, 'DELETE')).statusCode).toBe(204);
    await second.caughtUp();
    expect(second.feed.interest().vectors('picture')).toBeUndefined();
    expect((await request(second, operator, 'GET')).statusCode).toBe(404);
    await second.halt();
  });

  it('are supplied by operators only, and refused when they are none', async () => {
    const stage = await start();
    const { operator, file } = await market(stage);
    const shopper = await makeStagePerson(stage);
    const stranger = await makeStagePerson(stage, { signedIn: false });
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const body = method === 'PUT' ? file : undefined;
      expect((await request(stage, shopper, method, body)).statusCode).toBe(403);
      expect((await request(stage, stranger, method, body)).statusCode).toBeGreaterThanOrEqual(401);
      expect((await request(stage, null, method, body)).statusCode).toBeGreaterThanOrEqual(401);
      expect((await request(stage, operator, method, body, vectorFileType, '..%2Fx')).statusCode).toBe(400);
    }
    for (const name of ['a', 'b', 'c', 'd'])
      expect((await request(stage, operator, 'PUT', file, vectorFileType, name)).statusCode).toBe(202);
    await stage.caughtUp();
    const fifth = await request(stage, operator, 'PUT', file, vectorFileType, 'e');
    expect([fifth.statusCode, fifth.json().code]).toEqual([409, 'too-many']);
    expect((await request(stage, operator, 'PUT', file, vectorFileType, 'a')).statusCode).toBe(202);
    expect((await request(stage, operator, 'DELETE', undefined, vectorFileType, 'a')).statusCode).toBe(204);
    await stage.caughtUp();

    const bad = await request(stage, operator, 'PUT', new TextEncoder().encode('no arrow'));
    expect([bad.statusCode, bad.json().code]).toEqual([400, 'bad-request']);
    expect(
      (await request(stage, operator, 'PUT', file, 'application/json')).statusCode,
    ).toBeGreaterThanOrEqual(400);
    await stage.caughtUp();
    expect(stage.feed.interest().vectors('picture')).toBeUndefined();
    await stage.halt();
  });
});
