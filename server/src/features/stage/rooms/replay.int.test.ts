import { writeFile } from 'node:fs/promises';
import { err, ok } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import { liveRoom, type RoomAnswer, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { BroadcastClip } from '../../../ports/broadcast.ts';
import { explainClipJob } from './explain-clip.service.ts';
import type { RoomReplay } from './replay.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

/** A room in which a product was pinned for 20 s, ten seconds after the beginning, and that ended after a minute. */
async function endedRoom() {
  const live = await liveRoom(site);
  const { owner, roomId, goods } = live;
  const startedAtMs = site.clock.nowMs();
  site.clock.advance(10_000);
  await site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
  site.clock.advance(20_000);
  const unpinned = await site.send<RoomAnswer>(owner, 'DELETE', `/studio/rooms/${roomId}/pin`);
  site.clock.advance(30_000);
  await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
  return { ...live, startedAtMs, pinId: unpinned.body.pins[0]?.id ?? '' };
}

const record = async (roomId: string, startedAtMs: number) => {
  const blobKey = `replays/${roomId}.mp4`;
  await site.deps.blobs.put(blobKey, Buffer.from('0123456789'), { contentType: 'video/mp4' });
  await site.broadcast.hooks?.recorded(roomId, {
    ...{ blobKey, bytes: 10, durationMs: 60_000, width: 720, height: 1_280, hasAudio: true },
    pieces: [{ startedAtMs, durationMs: 60_000, offsetMs: 0 }],
  });
};

describe('a replay', () => {
  it('shows the goods where they were pinned, to who has its signed address', async () => {
    const { roomId, startedAtMs, goods } = await endedRoom();
    const viewer = { ...(await makePerson(site.db)), signedIn: false };
    expect((await site.send(viewer, 'GET', `/rooms/${roomId}/replay`)).status).toBe(404);
    await record(roomId, startedAtMs);
    await record(roomId, startedAtMs);
    const { body } = await site.send<RoomReplay>(viewer, 'GET', `/rooms/${roomId}/replay`);
    expect(body).toMatchObject({
      durationMs: 60_000,
      timeline: [{ productId: goods.productId, fromMs: 10_000, toMs: 30_000 }],
    });
    const file = await site.send<string>(null, 'GET', body.videoUrl);
    expect([file.status, file.body]).toEqual([200, '0123456789']);
    const unsigned = body.videoUrl.split('?')[0] ?? '';
    expect((await site.send(null, 'GET', unsigned)).status).toBe(404);
    expect((await site.send(null, 'GET', body.videoUrl.replace(/key=.{4}/, 'key=0000'))).status).toBe(404);
  });

  it('is taken down by the host alone', async () => {
    const { owner, roomId, startedAtMs } = await endedRoom();
    const told = async () =>
      (await site.send<RoomAnswer>(owner, 'GET', `/studio/rooms/${roomId}`)).body.replay;
    expect(await told()).toBeNull();
    await record(roomId, startedAtMs);
    expect(await told()).toBe('shown');
    const path = `/studio/rooms/${roomId}/replay`;
    const other = (await shopWithOwner(site)).owner;
    expect((await site.send(other, 'PUT', path, { hidden: true })).status).toBe(404);
    expect((await site.send(owner, 'PUT', path, { hidden: true })).status).toBe(200);
    expect((await site.send(other, 'GET', `/rooms/${roomId}/replay`)).status).toBe(404);
    expect(await told()).toBe('hidden');
  });
});

describe('an explain clip', () => {
  const ask = (who: Person, roomId: string, pinId: string) =>
    site.send<{ state: string; clipId: string | null; refusal: string | null; code?: string }>(
      ...([who, 'PUT', `/studio/rooms/${roomId}/pins/${pinId}/clip`, { publish: true }] as const),
    );
  const cutting = async (pinId: string) =>
    explainClipJob(site.deps).run({ pinId }, { signal: new AbortController().signal, lastTry: true });

  it('is cut where a product was pinned, and becomes a clip with it', async () => {
    const { shopId, owner, roomId, pinId, startedAtMs, goods } = await endedRoom();
    const asked: { fromMs: number; toMs: number }[] = [];
    Object.assign(site.broadcast, {
      clip: async (_id: string, span: { fromMs: number; toMs: number }, path: string) => {
        asked.push(span);
        await writeFile(path, 'moving pictures');
        return ok<BroadcastClip>({ path, bytes: 15, durationMs: 22_000, startedAtMs: span.fromMs });
      },
    });
    expect((await ask(owner, roomId, pinId)).body).toMatchObject({ state: 'cutting' });
    await cutting(pinId);
    await cutting(pinId);
    expect(asked).toEqual([{ fromMs: startedAtMs + 8_000, toMs: startedAtMs + 30_000 }]);
    const { body } = await ask(owner, roomId, pinId);
    expect(body.state).toBe('made');
    const clip = await site.db
      .selectFrom('clips as c')
      .innerJoin('clip_goods as g', 'g.clip_id', 'c.id')
      .select(['c.author_id', 'c.caption', 'c.publish_when_ready', 'g.product_id'])
      .where('c.id', '=', body.clipId ?? '')
      .executeTakeFirst();
    expect(clip).toEqual({
      ...{ author_id: shopId, caption: '新茶上市', publish_when_ready: true },
      product_id: goods.productId,
    });
  });

  it('says why it could not be cut, and is tried again when asked again', async () => {
    const { owner, roomId, pinId } = await endedRoom();
    Object.assign(site.broadcast, {
      clip: async () => err({ type: 'clip-not-recorded', detail: 'Nothing was recorded.' }),
    });
    await ask(owner, roomId, pinId);
    await cutting(pinId);
    const list = await site.send<{ items: object[] }>(owner, 'GET', `/studio/rooms/${roomId}/clips`);
    expect(list.body.items).toEqual([
      { pinId, state: 'failed', clipId: null, refusal: 'Nothing was recorded.' },
    ]);
    expect((await ask(owner, roomId, pinId)).body.state).toBe('cutting');
  });

  it('is nobody else’s to ask for, and not of another room’s pin', async () => {
    const { owner, roomId, pinId } = await endedRoom();
    const other = await endedRoom();
    expect((await ask(other.owner, roomId, pinId)).status).toBe(404);
    expect((await ask(owner, roomId, other.pinId)).status).toBe(404);
    expect((await ask(await makePerson(site.db), roomId, pinId)).status).toBe(404);
  });
});
