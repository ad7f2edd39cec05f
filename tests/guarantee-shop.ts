import type { ShopId } from '@kanmai/kernel';
import { makeReceivedOrder } from './received-order.ts';
import { type Answer, makePerson, makeShop, type Person, type TradeServer } from './trade-server.ts';

type Buyer = Awaited<ReturnType<typeof makePerson>>;

export interface ClaimBody {
  readonly id: string;
  readonly state: string;
  readonly because: string;
  readonly stakeCents: number;
  readonly heldCents: number;
  readonly paidCents: number;
  readonly dueAt: string | null;
  readonly missing: readonly string[];
  readonly why: readonly string[];
  readonly payout: Record<string, unknown> | null;
  readonly version: number;
  readonly files: readonly { readonly id: string }[];
  readonly can: Record<string, boolean>;
  readonly code?: string;
  readonly maxCents?: number;
  readonly claimId?: string;
}

let pictures = 0;
/** A picture that nobody has shown before. */
export function picture(): Buffer {
  pictures += 1;
  return Buffer.from(`\xff\xd8\xff a picture ${process.pid} ${pictures}`, 'latin1');
}

let products = 0;

/** A licensed shop whose goods carry guarantees, with what people do about them. */
export async function guaranteeShop(trade: TradeServer) {
  const shopId: ShopId = await makeShop(trade.db);
  await license(trade, shopId);
  const member = async (role: 'owner' | 'assistant' | 'finance' | 'clerk') =>
    makePerson(trade.db, { shops: [[shopId, role]] });
  const [owner, assistant, finance] = [
    await member('owner'),
    await member('assistant'),
    await member('finance'),
  ];
  const operator = { ...(await makePerson(trade.db)), roles: ['operator'] } as const;
  const act = (who: Person | null, path: string, body: object = {}) =>
    trade.send<ClaimBody>(who, 'POST', path, body);
  return {
    ...{ shopId, owner, assistant, finance, operator, act },
    async goods(category: string, guarantees: readonly string[], priceCents = 10_000): Promise<string> {
      products += 1;
      const made = await trade.send<{ variants: { id: string }[] }>(
        owner,
        'POST',
        `/studio/shops/${shopId}/products`,
        {
          ...{ title: `guaranteed ${products}`, category, guarantees },
          variants: [{ sku: 'one', title: 'one', priceCents, stock: 99 }],
        },
      );
      if (made.status !== 200) throw new Error(`no product: ${JSON.stringify(made.body)}`);
      return made.body.variants[0]?.id ?? '';
    },
    /** Bought by somebody new, and received unless it stops before. */
    async bought(variantId: string, until?: 'paid' | 'shipped'): Promise<{ buyer: Buyer; orderId: string }> {
      const buyer = await makePerson(trade.db);
      const given = until === undefined ? {} : { until };
      return { buyer, orderId: await makeReceivedOrder(trade, shopId, buyer, [variantId], given) };
    },
    claim: (buyer: Person, orderId: string, body: object): Promise<Answer<ClaimBody>> =>
      act(buyer, `/orders/${orderId}/claims`, { position: 0, ...body }),
    get: (buyer: Person, id: string) => trade.send<ClaimBody>(buyer, 'GET', `/claims/${id}`),
    show: (buyer: Person, id: string, kind = 'photo', body = picture()) =>
      trade.send<ClaimBody>(buyer, 'PUT', `/claims/${id}/files?kind=${kind}`, body, {
        'content-type': 'image/jpeg',
      }),
    answer: (id: string, answer: 'agrees' | 'disagrees', who: Person = assistant) =>
      act(who, `/studio/shops/${shopId}/claims/${id}/answer`, { answer, text: '我们看过了' }),
    lab: (id: string, step: string) => act(operator, `/ops/claims/${id}/lab`, { step, text: '检测报告' }),
    rule: (id: string, ruling: 'pay' | 'refuse', given: object = {}, who: Person = operator) =>
      act(who, `/ops/claims/${id}/ruling`, { ruling, reason: '依据证据', ...given }),
    async topUp(amountCents: number) {
      await act(finance, `/studio/shops/${shopId}/deposit/top-ups`, { amountCents });
      await trade.runJobs();
    },
    async deposit() {
      type Body = {
        deposit: { freeCents: number; frozenCents: number; owedCents: number; topUpDueAt: string | null };
      };
      return (await trade.send<Body>(finance, 'GET', `/studio/shops/${shopId}/deposit`)).body.deposit;
    },
  };
}

export type GuaranteeShop = Awaited<ReturnType<typeof guaranteeShop>>;

/** A company whose licence an operator has seen. */
async function license(trade: TradeServer, shopId: ShopId): Promise<void> {
  const { id } = await makePerson(trade.db);
  const now = new Date(trade.clock.nowMs());
  await trade.db
    .insertInto('shop_applications')
    .values({
      ...{ id: `app_${shopId}`, person_id: id, shop_id: shopId, state: 'approved', kind: 'company' },
      ...{ created_at: now, updated_at: now },
    })
    .execute();
}

/** The kinds of a claim's journals, by name: one line a journal. */
export async function journalsOf(trade: TradeServer, claimId: string): Promise<string[]> {
  const rows = await trade.db
    .selectFrom('ledger_journals')
    .select('kind')
    .where('reference_id', '=', claimId)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}
