import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { AdvertFinding } from './advert.policy.ts';
import type { AdvertCasesQuery, AdvertCaseView } from './advert.schema.ts';
import type { AdvertKind } from './advert.ts';
import type { CaseOutcome, CaseState } from './advert-case.store.ts';

const limitDefault = 20;

/** What was refused, warned of and found, the newest first. */
export async function listAdvertCases(db: Database, query: AdvertCasesQuery): Promise<Page<AdvertCaseView>> {
  const before = readCursor(query.cursor, 1)?.[0];
  const limit = query.limit ?? limitDefault;
  let found = db
    .selectFrom('advert_cases as c')
    .leftJoin('shops as s', 's.id', 'c.author_id')
    .leftJoin('creators as r', 'r.id', 'c.author_id')
    .selectAll('c')
    .select((eb) => eb.fn.coalesce('s.name', 'r.name').as('author_name'))
    .orderBy('c.id', 'desc')
    .limit(limit + 1);
  if (before !== undefined) found = found.where('c.id', '<', Number(before));
  if (query.authorId !== undefined) found = found.where('c.author_id', '=', query.authorId);
  if (query.gravity !== undefined) found = found.where('c.gravity', '=', query.gravity);
  if (query.outcome !== undefined) found = found.where('c.outcome', '=', query.outcome);
  if (query.state !== undefined) found = found.where('c.state', '=', query.state);
  if (query.code !== undefined) found = found.where(sql<boolean>`c.codes @> ${[query.code]}::text[]`);
  return pageOf(
    await found.execute(),
    limit,
    (row) => ({
      id: Number(row.id),
      author: { id: row.author_id, name: row.author_name ?? '' },
      kind: row.subject_kind as AdvertKind,
      subjectId: row.subject_id === '' ? null : row.subject_id,
      ...{ field: row.field, text: row.text, outcome: row.outcome as CaseOutcome },
      findings: row.findings as unknown as AdvertFinding[],
      ...{ gravity: row.gravity, state: row.state as CaseState, times: row.times, reason: row.reason },
      ...{ firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() },
    }),
    (row) => [Number(row.id)],
  );
}
