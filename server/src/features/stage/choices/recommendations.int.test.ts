import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { FeedView, InterestsView } from '../feed/feed.schema.ts';
import { mergePauses } from './pause.store.ts';

const categories = ['tea', 'shoes', 'toys', 'books'] as const;
let stage: StageServer;

beforeAll(async () => {
  stage = await stageServer({ seed: 112 });
  const assetId = await makeReadyAsset(stage, (await makeStagePerson(stage)).id);
  for (const category of categories)
    for (let n = 0; n < 3; n++) {
      const authorId = await makeStageShop(stage, `${category} ${n}`);
      if (n === 0)
        await stage.db.updateTable('shops').set({ city: '杭州' }).where('id', '=', authorId).execute();
      await publishClips(
        stage,
        assetId,
        Array.from({ length: 10 }, () => ({ authorId, category })),
      );
    }
  await stage.caughtUp();
});
afterAll(() => stage.stop());

const turn = (who: StagePerson, on: unknown, server = stage) =>
  server.send<{ on?: boolean }>(who, 'PUT', '/me/recommendations', { on });
const pageOf = async (who: StagePerson, server = stage) =>
  (await server.send<FeedView>(who, 'GET', '/feed?limit=8')).body;
const interestsOf = async (who: StagePerson, server = stage) =>
  (await server.send<InterestsView>(who, 'GET', '/me/interests')).body;
const tell = async (who: StagePerson, items: FeedView['items'], playMs = 20_000) => {
  const events = items.flatMap(({ clip }) => [
    { kind: 'impression', clipId: clip.id },
    { kind: 'watch', clipId: clip.id, playMs },
  ]);
  expect((await stage.send(who, 'POST', '/events', { events })).status).toBe(202);
  await stage.caughtUp();
};
const idsOf = ({ items }: FeedView) => items.map(({ clip }) => clip.id);
/** What the engine holds of a person, without what cannot be compared. */
const knownOf = (who: StagePerson) => stage.feed.interest().interests(who.id);
/** Somebody who has shown that they like one category. */
async function fan(category: string): Promise<StagePerson> {
  const who = await makeStagePerson(stage);
  for (let round = 0; round < 3; round++) {
    const { items } = await pageOf(who);
    await tell(
      who,
      items.filter(({ clip }) => clip.category === category),
    );
    await tell(
      who,
      items.filter(({ clip }) => clip.category !== category),
      500,
    );
  }
  return who;
}

describe('recommendations off', () => {
  it('is asked for by oneself, stranger or not; an answer that is none is refused', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    expect(await turn(stranger, 'maybe')).toMatchObject({ status: 400 });
    expect((await interestsOf(stranger)).recommendations).toBe(true);
    expect(await turn(stranger, false)).toMatchObject({ status: 200, body: { on: false } });
    expect((await interestsOf(stranger)).recommendations).toBe(false);
    // Asked twice, it is one wish.
    await Promise.all([turn(stranger, false), turn(stranger, false)]);
    const steps = await stage.db
      .selectFrom('events')
      .selectAll()
      .where('person_id', '=', stranger.id)
      .execute();
    expect(steps.map(({ kind, data }) => [kind, data])).toEqual([['feed-tuned', { recommendations: false }]]);
  });

  it('shows what anybody would be shown, whatever was liked before, and says so', async () => {
    const likesTea = await fan('tea');
    const likesToys = await fan('toys');
    expect((await pageOf(likesTea)).personal).toBe(true);
    for (const who of [likesTea, likesToys]) await turn(who, false);
    // What either had been shown already is not shown again; a stranger has been shown nothing.
    const stranger = await makeStagePerson(stage, { signedIn: false });
    await turn(stranger, false);
    const newcomer = await makeStagePerson(stage);
    await turn(newcomer, false);
    expect(idsOf(await pageOf(stranger))).toEqual(idsOf(await pageOf(newcomer)));
    const page = await pageOf(likesTea);
    expect(page.personal).toBe(false);
    expect(page.items).toHaveLength(8);
    for (const { reason, clip, channel } of page.items) {
      expect(['off-trending', 'off-fresh']).toContain(reason.code);
      expect(['trending', 'fresh']).toContain(channel);
      expect((await stage.send(likesTea, 'GET', `/clips/${clip.id}/why`)).body).toEqual(reason);
    }
    const never = await stage.db
      .selectFrom('clips')
      .select('id')
      .where('id', 'not in', idsOf(page))
      .limit(1)
      .execute();
    const asked = await makeStagePerson(stage);
    await turn(asked, false);
    expect((await stage.send(asked, 'GET', `/clips/${never[0]?.id}/why`)).body).toEqual({
      code: 'off',
      params: {},
    });
    expect(stage.degraded()).toBe(0);
  });

  it('asks the engine nothing and teaches it nothing, and goes on from where it was when it is on again', async () => {
    const who = await fan('tea');
    const before = knownOf(who);
    await turn(who, false);
    const { interest } = stage.feed;
    const engine = interest();
    const whole = engine.skeleton.bind(engine);
    engine.skeleton = () => {
      throw new Error('nobody is to ask');
    };
    const first = await pageOf(who);
    await tell(who, first.items);
    await stage.send(who, 'PUT', `/clips/${first.items[0]?.clip.id}/like`);
    await stage.send(who, 'PUT', `/follows/${first.items[0]?.clip.author.id}`);
    await stage.caughtUp();
    const second = await pageOf(who);
    engine.skeleton = whole;
    // What was seen is not shown again while there is more.
    expect(idsOf(second).filter((id) => idsOf(first).includes(id))).toEqual([]);
    expect(second.items).toHaveLength(8);
    expect(knownOf(who)).toEqual(before);
    await turn(who, true);
    await stage.caughtUp();
    const again = await pageOf(who);
    expect(again.personal).toBe(true);
    expect((await interestsOf(who)).categories.map(({ name }) => name)).toContain('tea');
    await tell(who, again.items);
    expect(knownOf(who).seen).toBe(before.seen + again.items.length);
  });

  it('keeps out what was hidden, and brings what is near where that was asked for', async () => {
    const who = await makeStagePerson(stage);
    await turn(who, false);
    const { items } = await pageOf(who);
    await stage.send(who, 'POST', `/clips/${items[0]?.clip.id}/hide`, { scope: 'category' });
    await stage.send(who, 'PUT', '/me/dials', { freshness: 2, nearness: 2, city: '杭州' });
    await stage.caughtUp();
    const page = await pageOf(who);
    expect(page.items.map(({ reason }) => reason)).toContainEqual({
      code: 'off-near',
      params: { city: '杭州' },
    });
    expect(page.items.map(({ clip }) => clip.category)).not.toContain(items[0]?.clip.category);
    // The hide counts when recommendations are on again, too.
    expect(knownOf(who).hidden.categories).toEqual([items[0]?.clip.category]);
  });

  it('loses nothing of what was on its way and not seen, and shows nothing again that was seen', async () => {
    const who = await makeStagePerson(stage);
    await turn(who, false);
    const { items } = await pageOf(who);
    await tell(who, items.slice(0, 3));
    await turn(who, true);
    await turn(who, false);
    const again = idsOf(await pageOf(who));
    expect(again).toEqual(expect.arrayContaining(items.slice(3, 7).map(({ clip }) => clip.id)));
    for (const { clip } of items.slice(0, 3)) expect(again).not.toContain(clip.id);
  });

  it('comes to an end when all was shown, and begins anew when asked to', async () => {
    const who = await makeStagePerson(stage);
    await turn(who, false);
    const shown = new Set<string>();
    for (let page = await pageOf(who); page.items.length > 0; page = await pageOf(who))
      for (const id of idsOf(page)) {
        expect(shown.has(id)).toBe(false);
        shown.add(id);
      }
    expect(shown.size).toBe(120);
    const again = await stage.send<FeedView>(who, 'GET', '/feed?limit=8&again=true');
    expect(again.body.items).toHaveLength(8);
    expect(again.body.personal).toBe(false);
  });

  it('holds in every process, across a restart, and when the log is learnt again from its start', async () => {
    const who = await fan('books');
    await turn(who, false);
    await tell(who, (await pageOf(who)).items);
    await turn(who, true);
    await tell(who, (await pageOf(who)).items);
    await turn(who, false);
    await tell(who, (await pageOf(who)).items);
    const known = knownOf(who);
    const other = await stageServer({ after: stage });
    other.know(who);
    await other.caughtUp();
    // It began from the start of the log: there is no snapshot yet.
    expect(other.feed.interest().interests(who.id)).toEqual(known);
    expect((await pageOf(who, other)).personal).toBe(false);
    await turn(who, true);
    await other.caughtUp();
    expect((await pageOf(who, other)).personal).toBe(true);
    await other.halt();
  });

  it('goes with a stranger who signs in, and the account’s own steps count up to then', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const account = await fan('shoes');
    await turn(stranger, false);
    await unitOfWork(stage.db, async (tx) => {
      await mergePauses(tx, stranger.id, account.id);
      const data = { from: stranger.id, to: account.id };
      await appendEvents(tx, [
        { kind: 'person-merged', atMs: Date.now(), personId: account.id, subjectId: stranger.id, data },
      ]);
    });
    stage.feed.personChanged(account.id);
    await stage.caughtUp();
    expect(await interestsOf(account)).toMatchObject({ recommendations: false });
    const known = knownOf(account);
    expect(known.categories.map(({ category }) => category)).toContain('shoes');
    await tell(account, (await pageOf(account)).items);
    expect(knownOf(account)).toEqual(known);
    // Resetting what was learnt does not turn it on.
    await stage.send(account, 'DELETE', '/me/interests');
    expect((await interestsOf(account)).recommendations).toBe(false);
  });
});
