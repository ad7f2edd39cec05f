import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { type FraudState, fraudPolicy, holdsPayouts } from './fraud.policy.ts';
import type { FraudCasesQuery, FraudCaseView, ShopFraudCase } from './fraud.schema.ts';
import type { Clue, SeenReview } from './seen-review.ts';

interface SeenRow {
  id: string;
  person_id: string;
  shop_id: string;
  product_id: string;
  order_id: string;
  goods_stars: number;
  created_at: Date;
  phone_key: string;
  place_key: string;
  by_own_people: boolean;
  is_traced: boolean;
}

/** The newest reviews that are shown, of as many days as are looked at, with what is known of their accounts and orders. */
export async function listSeenReviews(db: Database, nowMs: number): Promise<SeenReview[]> {
  const since = new Date(nowMs - fraudPolicy.lookBackDays * dayMs);
  const { rows } = await sql<SeenRow>`
    with seen as (
      select * from reviews where state = 'shown' and created_at > ${since} order by id desc limit ${fraudPolicy.reviewsMax}
    )
    select r.id, r.person_id, r.shop_id, r.product_id, r.order_id, r.goods_stars, r.created_at,
      coalesce(md5(nullif(o.address ->> 'phone', '')), '') as phone_key,
      coalesce(md5(nullif(concat_ws(' ', o.address ->> 'province', o.address ->> 'city', o.address ->> 'district',
        o.address ->> 'street'), '')), '') as place_key,
      exists (select from shop_members m where m.shop_id = r.shop_id and m.person_id = r.person_id) as by_own_people,
      exists (select from parcels p where p.order_id = r.order_id
        and (p.picked_up_at is not null or p.state = 'delivered')) as is_traced
    from seen r join orders o on o.id = r.order_id
    -- What somebody has ruled to be honest is not suspected again.
    where not exists (select from fraud_case_reviews x join fraud_cases c on c.id = x.case_id
      where x.review_id = r.id and c.state <> 'open')
  `.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, personId: row.person_id, shopId: row.shop_id, productId: row.product_id },
    ...{ orderId: row.order_id, stars: row.goods_stars, atMs: row.created_at.getTime() },
    ...{ phoneKey: row.phone_key, placeKey: row.place_key },
    ...{ byOwnPeople: row.by_own_people, isTraced: row.is_traced },
  }));
}

/** By shop with an open case, when it was seen last. */
export async function findSeenAt(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('fraud_cases')
    .select(['shop_id', 'seen_at'])
    .where('state', '=', 'open')
    .execute();
  return new Map(rows.map((row) => [row.shop_id, row.seen_at.getTime()]));
}

interface CaseRow {
  id: string;
  shop_id: string;
  shop_name: string;
  state: FraudState;
  strength: number;
  evidence: Clue[];
  opened_at: Date;
  decided_at: Date | null;
  reason: string;
  review_count: number;
  decider: { id: string; name: string } | null;
  suspected: FraudCaseView['suspected'];
}

const suspectedMax = 50;

const caseRows = sql`
  select c.id, c.shop_id, s.name as shop_name, c.state, c.strength, c.evidence, c.opened_at, c.decided_at, c.reason,
    (select count(*) from fraud_case_reviews x where x.case_id = c.id)::int as review_count,
    case when b.id is null then null else jsonb_build_object('id', b.id, 'name', b.display_name) end as decider,
    coalesce((select jsonb_agg(n.one order by n.id desc) from (
      select r.id, jsonb_build_object('id', r.id, 'orderId', r.order_id, 'productTitle', p.title, 'stars', r.goods_stars,
        'text', r.text, 'at', r.created_at, 'person', jsonb_build_object('id', r.person_id, 'name', w.display_name)) as one
      from fraud_case_reviews x join reviews r on r.id = x.review_id join products p on p.id = r.product_id
        join people w on w.id = r.person_id
      where x.case_id = c.id order by r.id desc limit ${suspectedMax}) n), '[]'::jsonb) as suspected
  from fraud_cases c join shops s on s.id = c.shop_id left join people b on b.id = c.decided_by`;

function fieldsOf(row: CaseRow): Omit<ShopFraudCase, 'clues'> {
  return {
    ...{ id: row.id, state: row.state, strength: row.strength, reason: row.reason },
    ...{ holdsPayouts: holdsPayouts(row.state, row.strength), reviewCount: row.review_count },
    openedAt: row.opened_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

const clueOf = ({ code, days, personIds, reviewIds, share, usualShare, among }: Clue) => ({
  ...{ code, from: days[0], until: days[1], share, usualShare, among },
  ...{ accounts: personIds.length, reviews: reviewIds.length },
});

function viewOf(row: CaseRow): FraudCaseView {
  return {
    ...fieldsOf(row),
    shop: { id: row.shop_id, name: row.shop_name },
    clues: row.evidence.map((clue) => ({
      ...clueOf(clue),
      ...{ personIds: [...clue.personIds], reviewIds: [...clue.reviewIds] },
    })),
    suspected: row.suspected.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
    decidedBy: row.decider,
  };
}

const limitDefault = 20;

/** Cases as operators see them: the strongest first. */
export async function listFraudCases(db: Database, query: FraudCasesQuery): Promise<Page<FraudCaseView>> {
  const limit = query.limit ?? limitDefault;
  const [strength = null, id = null] = readCursor(query.cursor, 2) ?? [];
  const { rows } = await sql<CaseRow>`
    ${caseRows} where c.state = ${query.state ?? 'open'}
      ${id === null ? sql`` : sql`and (c.strength, c.id) < (${Number(strength)}::real, ${id})`}
    order by c.strength desc, c.id desc limit ${limit + 1}
  `.execute(db);
  return pageOf(rows, limit, viewOf, (row) => [row.strength, row.id]);
}

const shopCasesMax = 20;

/** Cases as the shop sees them, the newest first. */
export async function listShopFraudCases(db: Database, shopId: string): Promise<ShopFraudCase[]> {
  const { rows } = await sql<CaseRow>`
    ${caseRows} where c.shop_id = ${shopId} order by c.id desc limit ${shopCasesMax}
  `.execute(db);
  return rows.map((row) => ({ ...fieldsOf(row), clues: row.evidence.map(clueOf) }));
}

/** The case because of which a shop's payouts wait; null when none does. */
export async function findHoldingCase(db: Database | Tx, shopId: string): Promise<string | null> {
  const row = await db
    .selectFrom('fraud_cases')
    .select(['id', 'strength'])
    .where('shop_id', '=', shopId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined && holdsPayouts('open', row.strength) ? row.id : null;
}
