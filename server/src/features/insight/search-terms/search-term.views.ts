import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { findCategory } from '../../trade/catalogue/index.ts';
import { peopleMin, termsReadMax } from './search-term.schema.ts';

export interface CountedTerm {
  readonly term: string;
  readonly searches: number;
  readonly people: number;
}

/** What enough different people looked for since a day, what most did first. */
export async function listTerms(db: Database, sinceDay: string): Promise<CountedTerm[]> {
  const { rows } = await sql<CountedTerm>`
    select p.term, p.people::int as people, d.searches::int as searches
    from (
      select term, count(distinct person_id) as people from search_term_people
      where day >= ${sinceDay}::date group by term having count(distinct person_id) >= ${peopleMin}
      order by people desc, term limit ${termsReadMax}) p
    cross join lateral (
      select sum(searches) as searches from search_term_days where day >= ${sinceDay}::date and term = p.term) d
    order by p.people desc, p.term
  `.execute(db);
  return rows;
}

/** How often a shop's goods were opened out of what was found, by term. */
export async function countOpens(
  db: Database,
  shopId: string,
  terms: readonly string[],
  sinceDay: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ term: string; opens: number }>`
    select o.term, sum(o.opens)::int as opens
    from products p join search_term_opens o on o.product_id = p.id
    where p.shop_id = ${shopId} and o.day >= ${sinceDay}::date and o.term = any(${[...terms]}::text[])
    group by o.term
  `.execute(db);
  return new Map(rows.map(({ term, opens }) => [term, opens]));
}

/** What a shop sells, by the categories at the top of the tree. */
export async function listShopCategories(db: Database, shopId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('products')
    .select('category')
    .distinct()
    .where('shop_id', '=', shopId)
    .where('state', '=', 'on-sale')
    .execute();
  return new Set(rows.map(({ category }) => findCategory(category)?.parent ?? category));
}

export async function findTitles(db: Database, productIds: readonly string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('products')
    .select(['id', 'title'])
    .where('id', 'in', [...productIds])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
