import type { PersonId, TokenId } from '@kanmai/kernel';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import { hashToken } from './token.policy.ts';

export interface FoundToken {
  readonly tokenId: TokenId;
  readonly personId: PersonId;
  readonly scopes: readonly string[];
}

/** The living token, marked as used now (at most once a minute). */
export async function findToken(db: Kysely<DB>, token: string, nowMs: number): Promise<FoundToken | null> {
  const row = await db
    .selectFrom('api_tokens')
    .select(['id', 'person_id', 'scopes', 'last_used_at'])
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.last_used_at === null || nowMs - row.last_used_at.getTime() > 60_000) {
    await db
      .updateTable('api_tokens')
      .set({ last_used_at: new Date(nowMs) })
      .where('id', '=', row.id)
      .execute();
  }
  return { tokenId: row.id as TokenId, personId: row.person_id as PersonId, scopes: row.scopes };
}

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
