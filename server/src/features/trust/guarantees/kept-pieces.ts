import { sql } from 'kysely';

/** How many pieces of the line `l` were kept: those whose money went back whole, by after-sales or an inspection, were not. */
export const keptPieces = sql`(l.quantity
  - (select coalesce(sum(a.quantity), 0) from after_sale_lines a where a.order_id = l.order_id and a.position = l.position
      and a.refunded_cents = a.max_cents and a.refunded_cents > 0)
  - (select count(*) from inspections i where i.order_id = l.order_id and i.position = l.position
      and i.state in ('rejected', 'sent-back') and i.refunded_cents > 0))::int`;
