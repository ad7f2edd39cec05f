import type { Facts } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { abusePerMille, findScores, type KeptScore } from '../scores/index.ts';
import { keptPieces } from './kept-pieces.ts';

/** What is known of a line of an order from outside a claim. Money in cents. */
export interface LineFacts {
  readonly shopId: string;
  readonly personId: string;
  readonly state: string;
  readonly currency: string;
  readonly paidAt: Date | null;
  readonly shippedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly totalCents: number;
  /** Of it, gone back already: by after-sales and by claims. */
  readonly goneBackCents: number;
  /** Something is asked for of this line in after-sales. */
  readonly openCaseId: string | null;
  readonly sentBackAt: Date | null;
  readonly cameBackAt: Date | null;
  readonly lowestSinceCents: number | null;
  /** Of how many pieces, and how many of them were kept: the money of the others went back whole. */
  readonly quantity: number;
  readonly keptQuantity: number;
  /** What price protection gave back of it, this claim left out. */
  readonly priceBackCents: number;
  /** The buyer's, of the last 90 days, this claim left out, and those that are made of themselves when a price falls. */
  readonly claims: number;
  readonly claimsRefused: number;
  readonly claimsClosed: number;
  readonly orders: number;
  /** How far they are trusted; undefined where too little is known. */
  readonly buyerScore: KeptScore | undefined;
}

/** A line as claims see it now; null when there is none. */
export async function findLineFacts(
  db: Database | Tx,
  line: { readonly orderId: string; readonly position: number },
  nowMs: number,
  exceptClaimId = '',
): Promise<LineFacts | null> {
  const { orderId, position } = line;
  const { rows } = await sql<Omit<LineFacts, 'buyerScore'>>`
    select o.shop_id as "shopId", o.person_id as "personId", o.state, o.currency, o.paid_at as "paidAt",
      coalesce(w.sent_at, w.arrived_at, o.shipped_at) as "shippedAt", coalesce(o.delivered_at, o.received_at) as "deliveredAt", l.total_cents as "totalCents",
      (coalesce(s.refunded, 0) + coalesce(g.returned, 0) + coalesce(i.refunded, 0))::int8 as "goneBackCents", s.open_case as "openCaseId",
      b.sent_back as "sentBackAt", b.came_back as "cameBackAt",
      (select min(p.price_cents) * l.quantity from variant_prices p where p.variant_id = l.variant_id
        and p.since >= o.paid_at)::int8 as "lowestSinceCents",
      coalesce(g.price_back, 0)::int8 as "priceBackCents", l.quantity, ${keptPieces} as "keptQuantity",
      c.claims, c.refused as "claimsRefused", c.closed as "claimsClosed",
      (select count(*)::int from orders mine where mine.person_id = o.person_id and mine.paid_at > ${since(nowMs)}) as orders
    from orders o join order_lines l on l.order_id = o.id and l.position = ${position}
    cross join lateral (
      select sum(refunded_cents) as refunded, max(case_id) filter (where open) as open_case
      from after_sale_lines where order_id = o.id and position = l.position) s
    cross join lateral (
      select sum(returned_cents) as returned, sum(returned_cents) filter (where code = 'price-protection') as price_back
      from guarantee_claims
      where order_id = o.id and position = l.position and id <> ${exceptClaimId}) g
    -- What a shop sent to the warehouse has left the shop.
    left join inspection_orders w on w.order_id = o.id
    cross join lateral (
      select sum(refunded_cents) as refunded from inspections where order_id = o.id and position = l.position) i
    cross join lateral (
      select min(e.at) filter (where e.kind = 'sent-back') as sent_back, min(e.at) filter (where e.kind = 'arrived') as came_back
      from after_sale_lines al join after_sale_events e on e.case_id = al.case_id
      where al.order_id = o.id and al.position = l.position) b
    cross join lateral (
      select count(*)::int as claims, count(*) filter (where state = 'refused')::int as refused,
        count(*) filter (where state in ('paid', 'refused'))::int as closed
      from guarantee_claims where person_id = o.person_id and code <> 'price-protection' and opened_at > ${since(nowMs)} and id <> ${exceptClaimId}) c
    where o.id = ${orderId}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const scores = await findScores(db, [row.personId]);
  return { ...row, buyerScore: scores.get(row.personId) };
}

const since = (nowMs: number) => sql`${new Date(nowMs)}::timestamptz - interval '90 days'`;

/** As policies name it. What is not known is left out. */
export function factsOfLine(line: LineFacts): Facts {
  const known: Record<string, Facts[string]> = {
    'claim.byBuyer': true,
    'claim.paidBefore': 0,
    'order.paidMinor': line.totalCents,
    'order.paidAtMs': line.paidAt?.getTime(),
    'order.shippedAtMs': line.shippedAt?.getTime(),
    'order.deliveredAtMs': line.deliveredAt?.getTime(),
    'return.sentAtMs': line.sentBackAt?.getTime(),
    'return.receivedAtMs': line.cameBackAt?.getTime(),
    'price.lowestSinceMinor': line.lowestSinceCents ?? line.totalCents,
    'price.lowestForKeptMinor': lowestForKeptOf(line),
    'price.paidForKeptMinor': paidForKeptOf(line),
    'price.keptMinor': Math.max(0, paidForKeptOf(line) - line.priceBackCents),
    'price.givenBackMinor': line.priceBackCents,
    'price.isCouponOnly': false,
    'buyer.claims90Days': line.claims,
    'buyer.orders90Days': line.orders,
    'buyer.abuse': abusePerMille(refusedShare(line), line.buyerScore),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What was paid for the pieces that were kept, a part of a cent in the shop's favour. */
const paidForKeptOf = ({ totalCents, quantity, keptQuantity }: LineFacts): number =>
  Math.floor((totalCents * keptQuantity) / quantity);

/** What they cost at their lowest since; as before where the price never fell. */
function lowestForKeptOf(line: LineFacts): number {
  const { lowestSinceCents, quantity, keptQuantity } = line;
  return lowestSinceCents === null ? paidForKeptOf(line) : (lowestSinceCents / quantity) * keptQuantity;
}

/** A buyer begins as one who claimed so often rightly. */
const rightlyBefore = 4;

/** What part of a buyer's claims was refused. */
export function refusedShare({
  claimsRefused,
  claimsClosed,
}: Pick<LineFacts, 'claimsRefused' | 'claimsClosed'>): number {
  return claimsRefused / (claimsClosed + rightlyBefore);
}
