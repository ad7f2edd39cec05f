import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator } from '../../../../../tests/affiliate-people.ts';
import { actsOf, caseSite, untrueRoom } from '../../../../../tests/case-site.ts';
import {
  asCreator,
  giveMail,
  goLive,
  mailOf,
  type RoomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import type { Person } from '../../../../../tests/trade-server.ts';
import type { CaseView } from './case.schema.ts';
import { payDueCompensations } from './compensate.service.ts';

let site: RoomServer;
let ops: ReturnType<typeof actsOf>;
beforeAll(async () => {
  const made = await caseSite();
  site = made.site;
  ops = actsOf(site, made.operator);
});
afterAll(() => site.stop());

async function toldTo(one: Person): Promise<string[]> {
  await site.runJobs();
  return site.notices.filter(({ recipient }) => recipient === mailOf(one)).map(({ subject }) => subject);
}

const summary = '称茶叶能根治高血压';

async function openedCase(part: object): Promise<string> {
  const opened = await ops.post<CaseView>('/ops/cases', { ...part, summary });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  return `/ops/cases/${opened.body.id}`;
}

const rule = (path: string) =>
  ops.post(`${path}/ruling`, {
    ...{ decision: 'violation', class: 'A', points: 2, officialCode: 'ZH8', reason: '字幕为证' },
    publicText: '在直播中称普通茶叶能根治高血压，属于虚假宣传。',
  });

describe('of a ruling', () => {
  it('a shop is told', async () => {
    const { owner, part } = await untrueRoom(site, 0);
    await giveMail(site, owner);
    expect((await rule(await openedCase(part))).status).toBe(200);
    expect(await toldTo(owner)).toEqual(['看买：你的店铺被记 A 类 2 分']);
  });

  it('a creator is told as a shop is, with the way to appeal', async () => {
    const creator = await makeCreator(site);
    await giveMail(site, creator);
    const { goods } = await untrueRoom(site, 0);
    const host = asCreator(creator, creator.creatorId);
    const room = await schedule(site, host, creator.creatorId);
    await goLive(site, host, room.id);
    const from = new Date(site.clock.nowMs()).toISOString();
    site.clock.advance(20_000);
    const until = new Date(site.clock.nowMs()).toISOString();
    const path = await openedCase({ roomId: room.id, from, until, productIds: [goods.productId] });
    expect((await rule(path)).status).toBe(200);
    expect(await toldTo(creator)).toEqual(['看买：你的达人号被记 A 类 2 分']);
    const told = site.notices.find(({ recipient }) => recipient === mailOf(creator));
    expect(told?.body).toContain(`/studio/${creator.creatorId}/penalties`);
  });
});

describe('of a compensation', () => {
  it('the buyer is told once, also when the process ends right after it was paid', async () => {
    const { bought, part } = await untrueRoom(site, 1);
    const [{ buyer } = { buyer: null }] = bought;
    if (buyer === null) throw new Error('nobody bought');
    await giveMail(site, buyer);
    const path = await openedCase(part);
    await ops.post(`${path}/compensation`, { perMille: 1_000, reason: '全额' });
    const { db, clock, random, jobs, log } = site.deps;
    // A process that can pay, and tells nobody any more.
    await payDueCompensations({ db, clock, random, jobs, log });
    expect(site.notices.filter(({ recipient }) => recipient === mailOf(buyer))).toEqual([]);
    const paid = expect.stringContaining('50.00 赔付');
    expect(await toldTo(buyer)).toEqual([paid]);
    expect(await toldTo(buyer)).toEqual([paid]);
  });
});
