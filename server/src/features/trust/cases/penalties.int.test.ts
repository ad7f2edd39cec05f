import { cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOf, caseSite, untrueRoom } from '../../../../../tests/case-site.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import type { RoomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { holdForClaim, lockFreeDeposit } from '../../trade/ledger/index.ts';
import type { CaseView } from './case.schema.ts';
import { lockPoints } from './penalty.store.ts';

let site: RoomServer;
let operator: Person;
let ops: ReturnType<typeof actsOf>;
beforeAll(async () => {
  const made = await caseSite();
  ({ site, operator } = made);
  ops = actsOf(site, operator);
});
afterAll(async () => {
  expect(await ledgerFindings(site)).toEqual([]);
  await site.stop();
});

type Room = Awaited<ReturnType<typeof untrueRoom>>;

/** A shop that put down money, with a case that is not ruled on yet. */
async function shopWithCase(buyers = 1) {
  const room = await untrueRoom(site, buyers);
  await topUp(room, 800_000);
  return { ...room, path: await caseOf(room) };
}
type Shop = Awaited<ReturnType<typeof shopWithCase>>;

async function topUp({ owner, shopId }: Room, amountCents: number): Promise<void> {
  await site.send(owner, 'POST', `/studio/shops/${shopId}/deposit/top-ups`, { amountCents });
  await site.runJobs();
}

async function caseOf({ part }: Room): Promise<string> {
  const opened = await ops.post<CaseView>('/ops/cases', { ...part, summary: '称茶叶能根治高血压' });
  expect(opened.status).toBe(200);
  return `/ops/cases/${opened.body.id}`;
}

/** Rules for eight points: what is free of the deposit, after five thousand that are taken, is held. Answers the penalty. */
async function rule(path: string, points = 8): Promise<string> {
  site.clock.advance(1_000);
  const ruled = await ops.post<CaseView>(`${path}/ruling`, {
    ...{ decision: 'violation', class: 'B', points, officialCode: 'ZH8', reason: '字幕与回放为证' },
    publicText: '在直播中称普通茶叶能根治高血压，属于虚假宣传。',
  });
  expect(ruled.status, JSON.stringify(ruled.body)).toBe(200);
  return ruled.body.penalty?.id ?? '';
}

/** The shop appeals, and another operator finds it right. */
async function undo({ owner }: Shop, penaltyId: string): Promise<void> {
  const appeal = {
    subjectKind: 'penalty',
    subjectId: penaltyId,
    text: '那是在念顾客的留言，并非我们的宣传。',
  };
  const made = await actsOf(site, owner).post<{ id: string }>('/studio/appeals', appeal);
  const judge = { ...(await makePerson(site.db)), roles: ['operator'] } as const;
  const heard = await actsOf(site, judge).post(`/ops/appeals/${made.body.id}/decision`, {
    ...{ decision: 'accept', reason: '回放显示是在念留言' },
  });
  expect(heard.status, JSON.stringify(heard.body)).toBe(200);
}

const moveDeposit = ({ shopId }: Shop, kind: 'freeze' | 'unfreeze', amountCents: number, reason: string) =>
  ops.post(`/ops/deposits/${shopId}/moves`, { kind, amountCents, reason });
const freeCentsOf = ({ shopId }: Shop) =>
  unitOfWork(site.db, (tx) => lockFreeDeposit(tx, site.deps, { shopId, currency: 'CNY' }));

async function inForceOf({ goods, shopId, ...shop }: Shop) {
  const product = await site.db
    .selectFrom('products')
    .select('state')
    .where('id', '=', goods.productId)
    .executeTakeFirst();
  const { state } = await site.db
    .selectFrom('shops')
    .select('state')
    .where('id', '=', shopId)
    .executeTakeFirstOrThrow();
  const bans = await site.db
    .selectFrom('room_bans')
    .select('reason')
    .where('broadcaster_id', '=', shopId)
    .execute();
  const freeCents = await freeCentsOf({ ...shop, goods, shopId });
  return { goods: product?.state, shop: state, freeCents, bans: bans.length };
}

describe('a penalty that holds the deposit', () => {
  it('holds it for those who are compensated', async () => {
    const shop = await shopWithCase(2);
    const penaltyId = await rule(shop.path);
    await ops.post(`${shop.path}/compensation`, { perMille: 3_000, reason: '退一赔三' });
    await site.runJobs();
    const paid = await site.db
      .selectFrom('claim_payouts')
      .select(['deposit_cents', 'advance_cents'])
      .where('shop_id', '=', shop.shopId)
      .execute();
    expect(paid).toEqual([1, 2].map(() => ({ deposit_cents: 15_000, advance_cents: 0 })));
    await undo(shop, penaltyId);
    expect(await freeCentsOf(shop)).toBe(270_000);
  });
});

describe('a penalty that is undone', () => {
  it('lets go what it still holds, and nothing that is held for claims', async () => {
    const shop = await shopWithCase();
    const claim = { claimId: 'clm_1', shopId: shop.shopId, personId: operator.id, currency: 'CNY' };
    await unitOfWork(site.db, (tx) => holdForClaim(tx, site.deps, claim, cents(100_000)));
    const penaltyId = await rule(shop.path);
    expect(await freeCentsOf(shop)).toBe(0);
    expect((await moveDeposit(shop, 'unfreeze', 50_000, '先放一部分')).status).toBe(200);
    await undo(shop, penaltyId);
    expect(await freeCentsOf(shop)).toBe(200_000);
  });

  it('leaves in force what another one wants, whichever is undone first', async () => {
    for (const firstFirst of [true, false]) {
      const shop = await shopWithCase();
      const second = await caseOf(shop);
      const penalties = [await rule(shop.path), await rule(second, 4)];
      expect(await inForceOf(shop)).toEqual({
        goods: 'taken-down',
        shop: 'suspended',
        freeCents: 0,
        bans: 1,
      });
      const [one = '', other = ''] = firstFirst ? penalties : penalties.toReversed();
      await undo(shop, one);
      expect(await inForceOf(shop)).toEqual({
        ...{ goods: 'taken-down', shop: firstFirst ? 'suspended' : 'open', freeCents: 0, bans: 1 },
      });
      await undo(shop, other);
      expect(await inForceOf(shop)).toEqual({ goods: 'on-sale', shop: 'open', freeCents: 300_000, bans: 0 });
    }
  });

  it('lets go what it held beyond what was held before it', async () => {
    const shop = await shopWithCase();
    const first = await rule(shop.path);
    await topUp(shop, 100_000);
    const second = await rule(await caseOf(shop), 4);
    expect(await freeCentsOf(shop)).toBe(0);
    await undo(shop, second);
    expect(await freeCentsOf(shop)).toBe(100_000);
    await undo(shop, first);
    expect(await freeCentsOf(shop)).toBe(400_000);
  });

  it('leaves what an operator did by hand', async () => {
    const shop = await shopWithCase();
    const penaltyId = await rule(shop.path, 12);
    const ban = { days: null, reason: '另有原因' };
    const banned = await site.send(operator, 'PUT', `/ops/broadcasters/${shop.shopId}/ban`, ban);
    expect(banned.status).toBe(200);
    await undo(shop, penaltyId);
    const kept = await site.db
      .selectFrom('room_bans')
      .select(['reason', 'until'])
      .where('broadcaster_id', '=', shop.shopId)
      .execute();
    expect(kept).toEqual([{ reason: '另有原因', until: null }]);
  });

  it('waits for whoever rules on the same shop', async () => {
    const shop = await shopWithCase();
    const penaltyId = await rule(shop.path);
    let undoing = Promise.resolve();
    await unitOfWork(site.db, async (tx) => {
      await lockPoints(tx, shop.shopId);
      undoing = undo(shop, penaltyId);
      await expect
        .poll(() => sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(site.db))
        .toMatchObject({ rows: [{}] });
    });
    await undoing;
  });
});
