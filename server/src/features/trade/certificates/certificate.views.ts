import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { standingOf } from './certificate.policy.ts';
import type { CertificateState, CertificateView, ReviewedCertificate } from './certificate.schema.ts';

const sameNumberMax = 10;

interface Row {
  id: string;
  product_id: string;
  attribute: string;
  value: string;
  value_now: string | null;
  number: string;
  issuer: string;
  valid_from: string;
  valid_until: string | null;
  state: CertificateState;
  content_type: string | null;
  reason: string;
  created_at: Date;
  submitted_at: Date | null;
  submitted_text: string;
  decided_at: Date | null;
}

const columns = sql`
  c.id, c.product_id, c.attribute, c.value, c.number, c.issuer, c.valid_from, c.valid_until, c.state, c.content_type,
  c.reason, c.created_at, c.submitted_at, c.submitted_at::text as submitted_text, c.decided_at,
  p.attributes ->> c.attribute as value_now`;

function viewOf(row: Row, nowMs: number): CertificateView {
  const kept = { state: row.state, value: row.value, validUntil: row.valid_until };
  return {
    id: row.id,
    productId: row.product_id,
    attribute: row.attribute,
    value: row.value,
    number: row.number,
    issuer: row.issuer,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: standingOf(kept, row.value_now, nowMs),
    contentType: row.content_type,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

/** A shop's certificates, the newest first: without those that others took the place of, or that were taken back. */
export async function listCertificates(
  db: Database | Tx,
  shopId: string,
  given: { id?: string; productId?: string | undefined; cursor?: string | undefined; limit: number },
  nowMs: number,
): Promise<Page<CertificateView>> {
  const after = readCursor(given.cursor, 1)?.[0] ?? null;
  const { rows } = await sql<Row>`
    select ${columns}
    from certificates c join products p on p.id = c.product_id
    where c.shop_id = ${shopId} and c.state not in ('replaced', 'withdrawn')
      and (${given.id ?? null}::text is null or c.id = ${given.id ?? null})
      and (${given.productId ?? null}::text is null or c.product_id = ${given.productId ?? null})
      and (${after === null} or c.id < ${after === null ? null : String(after)})
    order by c.id desc limit ${given.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    given.limit,
    (row) => viewOf(row, nowMs),
    (row) => [row.id],
  );
}

interface ReviewRow extends Row {
  shop_id: string;
  shop_name: string;
  title: string;
  category: string;
  picture_key: string | null;
  decider_id: string | null;
  decider_name: string | null;
  shop_accepted: number;
  shop_rejected: number;
  same_number: ReviewedCertificate['sameNumber'];
}

/** What operators review: waiting ones the longest waiting first, decided ones the latest decided first. */
export async function listReviewed(
  db: Database | Tx,
  given: { id?: string; state?: CertificateState; cursor?: string | undefined; limit: number },
  nowMs: number,
): Promise<Page<ReviewedCertificate>> {
  const after = readCursor(given.cursor, 2);
  const oldestFirst = given.state === 'pending';
  const beyond = oldestFirst ? sql`>` : sql`<`;
  const order = oldestFirst ? sql`asc` : sql`desc`;
  const { rows } = await sql<ReviewRow>`
    select ${columns}, c.shop_id, sh.name as shop_name, p.title, p.category, p.picture_keys[1] as picture_key,
      d.id as decider_id, d.display_name as decider_name,
      (select count(*) from certificates o where o.shop_id = c.shop_id and o.id <> c.id
        and o.state in ('accepted', 'replaced'))::int as shop_accepted,
      (select count(*) from certificates o where o.shop_id = c.shop_id and o.id <> c.id
        and o.state in ('rejected', 'revoked'))::int as shop_rejected,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'shopName', s.shop_name, 'productTitle', s.title, 'state', s.state))
        from (
          select o.id, os.name as shop_name, op.title, o.state
          from certificates o join shops os on os.id = o.shop_id join products op on op.id = o.product_id
          where o.number = c.number and o.product_id <> c.product_id and o.state not in ('draft', 'withdrawn')
          order by o.id desc limit ${sameNumberMax}
        ) s), '[]'::jsonb) as same_number
    from certificates c
    join products p on p.id = c.product_id
    join shops sh on sh.id = c.shop_id
    left join people d on d.id = c.decided_by
    where c.submitted_at is not null
      and (${given.id ?? null}::text is null or c.id = ${given.id ?? null})
      and (${given.state ?? null}::text is null or c.state = ${given.state ?? null})
      and (${after === null} or (c.submitted_at, c.id) ${beyond}
        (${after === null ? null : String(after[0])}::timestamptz, ${after === null ? null : String(after[1])}))
    order by c.submitted_at ${order}, c.id ${order} limit ${given.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    given.limit,
    (row) => ({
      ...viewOf(row, nowMs),
      shop: { id: row.shop_id, name: row.shop_name },
      product: {
        id: row.product_id,
        title: row.title,
        pictureUrl: pictureUrl(row.picture_key),
        category: row.category,
      },
      valueNow: row.value_now,
      decidedBy: row.decider_id === null ? null : { id: row.decider_id, name: row.decider_name ?? '' },
      shopAccepted: row.shop_accepted,
      shopRejected: row.shop_rejected,
      sameNumber: row.same_number,
    }),
    (row) => [row.submitted_text, row.id],
  );
}

export async function findReviewed(
  db: Database | Tx,
  id: string,
  nowMs: number,
): Promise<ReviewedCertificate | null> {
  return (await listReviewed(db, { id, limit: 1 }, nowMs)).items[0] ?? null;
}
