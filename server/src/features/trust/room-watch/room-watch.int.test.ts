import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveRoom, messagesOf, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import { roomWatchFeature } from './index.ts';
import type { InterventionView, OpsIntervention } from './intervention.schema.ts';
import { createWatcher, type RoomWatcher } from './watcher.ts';

let site: RoomServer;
let operator: Person;
beforeAll(async () => {
  site = await roomServer();
  operator = { ...(await makePerson(site.db)), roles: ['operator'] };
});
afterAll(() => site.stop());

const cure = '三天根治高血压';

/** A live room of which the goods are pinned, and what is said and done in it. */
async function watchedRoom() {
  const room = await liveRoom(site);
  const { owner, roomId, goods } = room;
  const { watcher } = site.roomWatch;
  const pin = () => site.send(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId: goods.productId });
  expect((await pin()).status).toBe(200);
  /** The clock goes on, and somebody says this. */
  const speaks = async (texts: readonly string[]) => {
    site.clock.advance(40_000);
    const captions = texts.map((text, n) => ({
      ...{ at: new Date(site.clock.nowMs() - 2_000 - n * 2_000).toISOString(), durationMs: 1_500, text },
    }));
    const given = { language: 'zh-CN', captions };
    expect((await site.send(owner, 'PUT', `/studio/rooms/${roomId}/captions`, given)).status).toBe(200);
  };
  return {
    ...room,
    pin,
    speaks,
    /** The same, and the watch looks. */
    async says(text: string) {
      await speaks([text]);
      await watcher.look();
    },
    async told(who: Person = owner) {
      type Answer = { items: InterventionView[] };
      const answer = await site.send<Answer>(who, 'GET', `/studio/rooms/${roomId}/interventions`);
      return answer.body.items;
    },
    announce: (text: string) => site.send(owner, 'POST', `/studio/rooms/${roomId}/announcements`, { text }),
  };
}

async function report(roomId: string): Promise<void> {
  const { id } = await makePerson(site.db);
  const reported_at = new Date(site.clock.nowMs());
  const values = { room_id: roomId, person_id: id, reason: 'misleading', reported_at };
  await site.db.insertInto('room_reports').values(values).execute();
}

const stateOf = async (roomId: string) =>
  (await site.db
    .selectFrom('rooms')
    .select(['state', 'end_reason'])
    .where('id', '=', roomId)
    .executeTakeFirst()) ?? null;

describe('the watch of a live room', () => {
  it('hints, takes down, mutes and ends, one after another, each with what it rests on', async () => {
    const room = await watchedRoom();
    await room.says('这茶泡三分钟就好');
    expect(await room.told()).toEqual([]);
    await room.says(cure);
    const [hint] = await room.told();
    expect(hint).toMatchObject({ kind: 'hint', byOperator: false, takenBack: false, until: null });
    expect(hint?.quotes[0]).toMatchObject({ source: 'caption', text: cure });
    expect(hint?.quotes[0]?.article).not.toBe('');
    await room.says('这茶泡三分钟就好');
    expect(await room.told()).toHaveLength(1);

    await room.says(cure);
    expect((await room.told())[0]).toMatchObject({ kind: 'unpin', productId: room.goods.productId });
    expect((await messagesOf(site, room.roomId)).at(-1)).toMatchObject({ kind: 'unpinned' });
    expect((await room.pin()).body).toMatchObject({ code: 'room-restrained' });

    await room.says(cure);
    expect((await room.told())[0]?.kind).toBe('mute');
    expect((await room.announce('大家晚上好')).body).toMatchObject({ code: 'room-restrained' });

    await room.says(cure);
    expect((await room.told()).map(({ kind }) => kind)).toEqual(['cut', 'mute', 'unpin', 'hint']);
    expect(await stateOf(room.roomId)).toEqual({ state: 'ended', end_reason: 'operator' });
    const logged = await site.db
      .selectFrom('audit_log')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', room.roomId)
      .orderBy('id')
      .execute();
    expect(logged.map(({ action }) => action)).toEqual([
      'watch-hint',
      'watch-unpin',
      'watch-mute',
      'watch-cut',
    ]);
    const events = await site.db
      .selectFrom('events')
      .select('id')
      .where('kind', '=', 'room-intervention')
      .where('subject_id', '=', room.roomId)
      .execute();
    expect(events).toHaveLength(4);
  });

  it('sees complaints rise in the chat, and says what viewers said without saying who', async () => {
    const room = await watchedRoom();
    const { roomWatch, clock } = site;
    const minute = async (messages: readonly string[]) => {
      for (let look = 0; look < 6; look++) {
        clock.advance(10_000);
        for (const text of messages) roomWatch.heard(room.roomId, text);
        await roomWatch.watcher.listen();
        await roomWatch.watcher.look();
      }
    };
    await minute(['好看', '多少钱', '几点结束', '下单了']);
    expect(await room.told()).toEqual([]);
    await minute(['假货', '多少钱', '骗人的', '退款']);
    const [newest] = await room.told();
    expect(newest?.rates.find(({ stream }) => stream === 'complaints')?.count).toBeGreaterThan(5);
    expect(newest?.quotes.map(({ text }) => text)).toContain('假货');
    expect(JSON.stringify(newest)).not.toContain('psn_');
  });

  it('answers what is said between two looks, and the rates have their own time', async () => {
    const room = await watchedRoom();
    const { watcher } = site.roomWatch;
    site.clock.advance(4_000);
    const at = new Date(site.clock.nowMs() - 2_000).toISOString();
    const given = { language: 'zh-CN', captions: [{ at, durationMs: 1_500, text: cure }] };
    await site.send(room.owner, 'PUT', `/studio/rooms/${room.roomId}/captions`, given);
    await watcher.listen();
    await watcher.listen();
    expect((await room.told()).map(({ kind }) => kind)).toEqual(['hint']);
    const watch = await site.db
      .selectFrom('room_watches')
      .innerJoin('rooms', 'rooms.id', 'room_watches.room_id')
      .select(['looked_at', 'started_at'])
      .where('room_id', '=', room.roomId)
      .executeTakeFirst();
    expect(watch?.looked_at).toEqual(watch?.started_at);
  });

  it('answers all that it hears at once, one after another, the gravest first', async () => {
    const room = await watchedRoom();
    await room.speaks(['国家级品质', cure]);
    const { watcher } = site.roomWatch;
    await watcher.look();
    await watcher.look();
    await watcher.look();
    const told = await room.told();
    expect(told.map(({ kind }) => kind)).toEqual(['hint', 'hint']);
    expect(new Set(told.map(({ rule }) => rule)).size).toBe(2);
  });

  it('forgets nothing and counts nothing twice when a look fails', async () => {
    const room = await watchedRoom();
    const troubled = { deps: site.deps, hub: site.hub, powers: site.rooms.powers };
    let broken = false;
    const next = () => {
      if (broken) throw new Error('nothing can be written');
      return site.deps.random.next();
    };
    const watcher = createWatcher({ ...troubled, deps: { ...site.deps, random: { next } } }, () => undefined);
    await watcher.look();
    await room.speaks([cure]);
    for (let n = 0; n < 6; n++) await report(room.roomId);
    broken = true;
    await watcher.look();
    await watcher.look();
    expect(await room.told()).toEqual([]);
    broken = false;
    for (let look = 0; look < 3; look++) {
      site.clock.advance(10_000);
      await watcher.look();
    }
    // Six reports alone are not suspicious yet; counted once more they would be.
    expect((await room.told()).map(({ rule }) => rule.split(':')[0])).toEqual(['words']);
    await watcher.stop();
  });

  it('is kept by processes that serve viewers alone', async () => {
    let listening = 0;
    const subscribe: typeof site.deps.bus.subscribe = async () => {
      listening += 1;
      return { close: async () => undefined };
    };
    const deps = { ...site.deps, bus: { ...site.deps.bus, subscribe } };
    const doors = { hub: site.hub, powers: site.rooms.powers, countLost: () => undefined };
    for (const watches of [false, true]) {
      const feature = roomWatchFeature(deps, { ...doors, watches });
      await feature.start?.();
      expect(listening > 0).toBe(watches);
      await feature.stop?.();
    }
  });

  it('is one process’s, until that is gone; who goes on takes no step twice', async () => {
    const room = await watchedRoom();
    const given = { deps: site.deps, hub: site.hub, powers: site.rooms.powers };
    const second: RoomWatcher = createWatcher(given, () => undefined);
    await room.says(cure);
    await second.look();
    await second.look();
    expect(await room.told()).toHaveLength(1);
    site.clock.advance(35_000);
    await second.look();
    expect((await room.told()).map(({ kind }) => kind)).toEqual(['hint']);
    const { holder } = await site.db
      .selectFrom('room_watches')
      .select('holder')
      .where('room_id', '=', room.roomId)
      .executeTakeFirstOrThrow();
    await site.roomWatch.watcher.look();
    const still = await site.db
      .selectFrom('room_watches')
      .select('holder')
      .where('room_id', '=', room.roomId)
      .executeTakeFirst();
    expect(still?.holder).toBe(holder);
    await second.stop();
  });
});

describe('an operator', () => {
  it('steps in by hand, and takes back what was wrong', async () => {
    const room = await watchedRoom();
    const act = (path: string, body: object) =>
      site.send<OpsIntervention & { code?: string }>(operator, 'POST', path, body);
    const by = await act(`/ops/rooms/${room.roomId}/interventions`, { kind: 'unpin', reason: '证书有疑问' });
    expect(by.body).toMatchObject({ kind: 'unpin', byOperator: true, rule: 'operator', by: operator.id });
    expect((await room.pin()).status).toBe(409);
    const back = await act(`/ops/interventions/${by.body.id}/take-back`, { reason: '证书已补' });
    expect(back.body).toMatchObject({ takenBack: true, takenBackReason: '证书已补' });
    expect((await room.pin()).status).toBe(200);
    expect((await act(`/ops/interventions/${by.body.id}/take-back`, { reason: '再来' })).body.code).toBe(
      'state-conflict',
    );

    await room.says(cure);
    const [hint] = await room.told();
    await act(`/ops/interventions/${hint?.id}/take-back`, { reason: '是反话' });
    await room.says(cure);
    await room.says(cure);
    expect(await room.told()).toHaveLength(2);
    const listed = await site.send<{ items: OpsIntervention[] }>(
      operator,
      'GET',
      `/ops/interventions?roomId=${room.roomId}`,
    );
    expect(listed.body.items.map(({ kind, takenBack }) => [kind, takenBack])).toEqual([
      ['hint', true],
      ['unpin', true],
    ]);
    expect((await act(`/ops/rooms/${room.roomId}/interventions`, { kind: 'cut', reason: '停' })).status).toBe(
      200,
    );
    expect(
      (await act(`/ops/rooms/${room.roomId}/interventions`, { kind: 'mute', reason: '停' })).body.code,
    ).toBe('room-not-live');
  });

  it('takes back one of two steps, and the other one stays in force', async () => {
    const room = await watchedRoom();
    const act = (path: string, body: object) => site.send<OpsIntervention>(operator, 'POST', path, body);
    const step = async (kind: string, goods = {}) => {
      const wish = { kind, reason: '仍在夸大', ...goods };
      return (await act(`/ops/rooms/${room.roomId}/interventions`, wish)).body;
    };
    const back = ({ id }: OpsIntervention) => act(`/ops/interventions/${id}/take-back`, { reason: '误判' });
    const muted = async () => (await room.announce('大家晚上好')).status === 409;
    const firstMute = await step('mute');
    site.clock.advance(60_000);
    const mute = await step('mute');
    await back(mute);
    expect(await muted()).toBe(true);
    site.clock.advance(Date.parse(firstMute.until ?? '') - site.clock.nowMs());
    expect(await muted()).toBe(false);

    const again = [await step('mute'), await step('mute')] as const;
    await back(again[0]);
    expect(await muted()).toBe(true);
    await back(again[1]);
    expect(await muted()).toBe(false);

    const { productId } = room.goods;
    const unpins = [await step('unpin'), await step('unpin', { productId })] as const;
    await back(unpins[0]);
    expect((await room.pin()).status).toBe(409);
    await back(unpins[1]);
    expect((await room.pin()).status).toBe(200);
  });

  it('alone does', async () => {
    const room = await watchedRoom();
    const id = `itv_${'0'.repeat(26)}`;
    const routes = [
      ['GET', '/ops/interventions', undefined],
      ['POST', `/ops/rooms/${room.roomId}/interventions`, { kind: 'cut', reason: 'x' }],
      ['POST', `/ops/interventions/${id}/take-back`, { reason: 'x' }],
    ] as const;
    const shopper = await makePerson(site.db);
    for (const [method, path, body] of routes) {
      expect((await site.send(null, method, path, body)).status, path).toBe(401);
      for (const who of [shopper, room.owner])
        expect((await site.send(who, method, path, body)).status, path).toBe(403);
    }
    expect((await stateOf(room.roomId))?.state).toBe('live');
  });
});
