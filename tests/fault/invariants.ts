import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../server/src/database.ts';
import { moneyInvariants } from './money-invariants.ts';
import { type Invariants, orderInvariants } from './order-invariants.ts';

/** A sentence that the tables contradict, whatever the code believes. */
export interface Violation {
  readonly invariant: string;
  readonly subject: string;
  readonly detail: string;
}

const always: Invariants = { ...moneyInvariants, ...orderInvariants };

/** True only when nothing is under way any more: the jobs have run and the readers have read. */
const atRest: Invariants = {
  'late money has gone back': sql`
    select id as subject, format('%s cents are %s', amount_cents, state) as detail from payments where state = 'refunding'
    union all
    select id, format('%s cents are %s', amount_cents, state) from payment_refunds where state = 'waiting'`,
  'every message of a webhook was delivered': sql`
    select w.id, format('%s of %s has no message', e.kind, e.subject_id)
    from webhook_endpoints w join events e on e.shop_id = w.shop_id and regexp_replace(e.kind, '-', '.') = any(w.kinds)
      and e.at >= w.created_at
    where not exists (select from webhook_deliveries d where d.endpoint_id = w.id and d.event_id = e.id)
    union all
    select d.id, format('%s is %s after %s tries', d.kind, d.state, d.tries) from webhook_deliveries d where d.state <> 'delivered'`,
};

/** What the tables contradict. `at: 'rest'` also asks what is true only when jobs and readers have nothing left to do. */
export async function findViolations(
  db: Database,
  at: 'any-moment' | 'rest' = 'any-moment',
): Promise<Violation[]> {
  return ask(db, at === 'rest' ? { ...always, ...atRest } : always);
}

/** What jobs and readers have still to do. */
export async function findUnfinished(db: Database): Promise<Violation[]> {
  return ask(db, atRest);
}

/** What somebody outside knows of what happened: nothing that was acknowledged may be missing. */
export interface Witness {
  /** What each variant had at first; nothing but sales and refunds, whose goods are put back, changed it since. */
  readonly stock: readonly { readonly variantId: string; readonly onHand: number }[];
  /** Checkouts that were answered with success. */
  readonly placed: readonly {
    readonly key: string;
    readonly checkoutId: string;
    readonly totalCents: number;
  }[];
  /** Checkouts whose money came: the provider’s notification was answered with success. */
  readonly paid: readonly string[];
}

/** Where the tables contradict a witness. */
export async function findContradictions(db: Database, witness: Witness): Promise<Violation[]> {
  const { stock, placed, paid } = witness;
  const keys = placed.map(({ key }) => key);
  const ids = placed.map(({ checkoutId }) => checkoutId);
  const totals = placed.map(({ totalCents }) => totalCents);
  return ask(db, {
    'every acknowledged order exists, at its total': sql`
      select a.id as subject, format('of key %s: %s acknowledged, %s in the tables', a.key, a.cents, c.total_cents) as detail
      from unnest(${keys}::text[], ${ids}::text[], ${totals}::bigint[]) as a (key, id, cents)
      left join checkouts c on c.id = a.id where c.total_cents is distinct from a.cents`,
    'one key made one order': sql`
      select key, format('%s checkouts', count(distinct id))
      from unnest(${keys}::text[], ${ids}::text[]) as a (key, id) group by key having count(distinct id) > 1`,
    'every acknowledged payment is honoured or goes back': sql`
      select a.id, format('the payment is %s', p.state) from unnest(${paid}::text[]) as a (id)
      left join payments p on p.checkout_id = a.id
      where coalesce(p.state, '') not in ('captured', 'refunding', 'refunded')`,
    'on hand is what was there, less what was sold, with what came back': sql`
      select a.id, format('%s at first, %s sold, %s back, %s on hand', a.first, coalesce(m.sold, 0), coalesce(m.back, 0), s.on_hand)
      from unnest(${stock.map(({ variantId }) => variantId)}::text[], ${stock.map(({ onHand }) => onHand)}::int[]) as a (id, first)
      left join stock_levels s on s.variant_id = a.id
      left join (
        select l.variant_id, sum(l.quantity) as sold, sum(l.quantity) filter (where o.close_reason = 'refunded') as back
        from order_lines l join orders o on o.id = l.order_id where o.paid_at is not null group by 1
      ) m on m.variant_id = a.id
      where s.on_hand is distinct from a.first - coalesce(m.sold, 0) + coalesce(m.back, 0)
        or coalesce(m.sold, 0) - coalesce(m.back, 0) > a.first`,
  });
}

async function ask(db: Database, invariants: Invariants): Promise<Violation[]> {
  const questions = Object.entries(invariants).map(
    ([invariant, contradiction]): RawBuilder<Violation> =>
      sql`select ${invariant}::text as invariant, c.subject::text, c.detail::text from (${contradiction}) as c (subject, detail)`,
  );
  // One statement, one snapshot: what is committed in between cannot make two true sentences disagree.
  const { rows } = await sql<Violation>`${sql.join(questions, sql` union all `)} limit 1000`.execute(db);
  return rows;
}

/** What tests expect of `audit`. */
export const soundBooks: readonly Violation[] = [];
