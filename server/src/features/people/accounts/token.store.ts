import type { PersonId, TokenId } from '@kanmai/kernel';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import { type Standing, type StandingRow, standingColumns, toStanding } from './person.store.ts';

export interface FoundToken {
  readonly tokenId: TokenId;
  readonly scopes: readonly string[];
  readonly standing: Standing;
}

/** The living tokens of these hashes, in hex, with where their people stand; each marked as used, at most once a minute. */
export async function findTokens(
  db: Kysely<DB>,
  hashes: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, FoundToken>> {
  const { rows } = await sql<
    StandingRow & { hash: string; token_id: TokenId; scopes: string[]; last_used_at: Date | null }
  >`
    select encode(t.token_hash, 'hex') as hash, t.id as token_id, t.scopes, t.last_used_at, ${standingColumns}
    from unnest(${[...hashes]}::text[]) as asked (hash)
    join api_tokens t on t.token_hash = decode(asked.hash, 'hex') and t.revoked_at is null
    join people p on p.id = t.person_id and p.merged_into is null
  `.execute(db);
  const stale = rows.filter(({ last_used_at: at }) => at === null || nowMs - at.getTime() > usedEveryMs);
  if (stale.length > 0) {
    await sql`
      update api_tokens set last_used_at = ${new Date(nowMs)}
      where id = any(${stale.map(({ token_id }) => token_id)}::text[])
    `.execute(db);
  }
  return new Map(
    rows.map((row) => [row.hash, { tokenId: row.token_id, scopes: row.scopes, standing: toStanding(row) }]),
  );
}

const usedEveryMs = 60_000;

export interface NewToken {
  readonly id: TokenId;
  readonly personId: PersonId;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly nowMs: number;
}

export async function storeToken(tx: Tx, token: NewToken): Promise<void> {
  await tx
    .insertInto('api_tokens')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      token_hash: token.hash,
      scopes: [...token.scopes],
      created_at: new Date(token.nowMs),
    })
    .execute();
}

export async function countTokens(db: Kysely<DB>, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('api_tokens')
    .select(sql<number>`count(*)`.as('count'))
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export async function listTokens(db: Kysely<DB>, personId: PersonId, limit: number): Promise<ListedToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scopes', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** Whether there was such a token to revoke. */
export async function revokeToken(
  tx: Tx,
  personId: PersonId,
  tokenId: string,
  nowMs: number,
): Promise<boolean> {
  const row = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date(nowMs) })
    .where('id', '=', tokenId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
