import { type CheckoutId, cents, type ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { unitOfWork } from '../server/src/database.ts';
import {
  type AccountKind,
  auditLedger,
  findBalance,
  type SettlementRules,
  settleDue,
} from '../server/src/features/trade/ledger/index.ts';
import { beginRefund } from '../server/src/features/trade/payments/index.ts';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  type TradeServer,
} from './trade-server.ts';

export interface ReceivedOrder {
  readonly orderId: string;
  readonly checkoutId: CheckoutId;
  readonly totalCents: number;
  readonly buyer: Person;
}

export interface DepositBody {
  readonly deposit: {
    readonly freeCents: number;
    readonly topUpDueAt: string | null;
    readonly overdue: boolean;
    readonly owedCents: number;
  };
  readonly items: readonly { readonly kind: string; readonly amountCents: number }[];
}

export interface SettlementBody {
  readonly state: string;
  readonly keptCents: number;
  readonly refundedCents: number;
  readonly parts: readonly {
    readonly kind: string;
    readonly amountCents: number;
    readonly clawedCents: number;
  }[];
}

/** A shop whose goods cost ¥100, and what its money is asked and told. */
export type LedgerShop = Awaited<ReturnType<typeof ledgerShop>>;

let parcels = 0;
let cases = 0;

export async function ledgerShop(trade: TradeServer) {
  const shopId: ShopId = await makeShop(trade.db);
  const finance = await makePerson(trade.db, { shops: [[shopId, 'finance']] });
  const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  const goods = await makeGoods(trade, shopId, [{ priceCents: 10_000, stock: 999 }]);
  const variantId = goods.variantIds[0] ?? '';
  const studio = <Body>(method: 'GET' | 'POST', path: string, body?: object) =>
    trade.send<Body & { code?: string }>(finance, method, `/studio/shops/${shopId}/${path}`, body);
  const settle = (rules: SettlementRules = {}) => settleDue(trade.deps, rules);
  return {
    ...{ shopId, finance, studio, settle },
    async receivedOrder(): Promise<ReceivedOrder> {
      const buyer = await makePerson(trade.db);
      const made = (await checkout(trade, buyer, [{ variantId, quantity: 1 }])).body as Checkout;
      await trade.callback(notification(made, 'captured'));
      const orderId = made.orders[0]?.id ?? '';
      parcels += 1;
      const parcel = { carrier: 'sf', trackingNo: `SF-SET-${parcels}` };
      await trade.send(clerk, 'POST', `/studio/shops/${shopId}/orders/${orderId}/ship`, parcel);
      const received = await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
      if (received.status !== 200) throw new Error(`not received: ${JSON.stringify(received.body)}`);
      return { orderId, checkoutId: made.id as CheckoutId, totalCents: made.totalCents, buyer };
    },
    /** Gives a part of an order's money back, as a case of after-sales does. `hold` keeps the unit of work open. */
    giveBack: (order: ReceivedOrder, amountCents: number, hold: Promise<void> = Promise.resolve()) =>
      unitOfWork(trade.db, async (tx) => {
        await sql`select 1 from checkouts where id = ${order.checkoutId} for update`.execute(tx);
        await sql`select 1 from orders where id = ${order.orderId} for update`.execute(tx);
        cases += 1;
        const begun = await beginRefund(tx, trade.deps, {
          ...{ orderId: order.orderId, checkoutId: order.checkoutId, shopId, currency: 'CNY' },
          ...{ amountCents: cents(amountCents), paidCents: cents(order.totalCents), reason: '破损' },
          ...{ requestedBy: order.buyer.id, referenceId: `case_${cases}` },
        });
        await hold;
        return begun;
      }),
    owed: async (kind: AccountKind, ownerId: string = shopId) =>
      0 - (await findBalance(trade.db, { kind, ownerId, currency: 'CNY' })),
    payOut: (amountCents: number) =>
      studio<{ id: string; state: string }>('POST', 'payouts', { amountCents }),
    async topUp(amountCents: number) {
      const answer = await studio<{ state: string }>('POST', 'deposit/top-ups', { amountCents });
      await trade.runJobs();
      return answer;
    },
    deposit: async () => (await studio<DepositBody>('GET', 'deposit')).body,
    explain: async (orderId: string) => (await studio<SettlementBody>('GET', `settlements/${orderId}`)).body,
  };
}

/** What an audit finds in the books, as lines; none when they are sound. */
export async function ledgerFindings(trade: TradeServer): Promise<string[]> {
  const id = await auditLedger(trade.deps, () => undefined, null);
  const rows = await trade.db.selectFrom('ledger_findings').selectAll().where('audit_id', '=', id).execute();
  return rows.map((row) => `${row.check_name} ${row.subject_id} ${row.expected} ${row.found}`);
}
