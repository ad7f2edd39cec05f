import type { Database, Tx } from '../../../database.ts';
import type { SigningKey } from './signing-key.ts';

export interface StoredCertificate {
  readonly id: string;
  readonly inspectionId: string;
  readonly text: string;
  readonly signature: string;
  readonly voided: boolean;
}

/** Keeps a certificate, and the key that signed it for as long as there is one. */
export async function insertCertificate(
  tx: Tx,
  given: Omit<StoredCertificate, 'voided'> & { readonly key: SigningKey },
  nowMs: number,
): Promise<void> {
  const { id, inspectionId, key, text, signature } = given;
  await tx
    .insertInto('inspection_keys')
    .values({ id: key.id, public_key: key.publicKey, since: new Date(nowMs) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await tx
    .insertInto('inspection_certificates')
    .values({
      ...{ id, inspection_id: inspectionId, key_id: key.id, text, signature },
      issued_at: new Date(nowMs),
    })
    .execute();
}

export async function findCertificate(
  db: Database | Tx,
  by: { readonly id: string } | { readonly inspectionId: string },
): Promise<StoredCertificate | null> {
  const query = db.selectFrom('inspection_certificates').selectAll();
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('inspection_id', '=', by.inspectionId)
  ).executeTakeFirst();
  if (row === undefined) return null;
  const { id, text, signature } = row;
  return { id, inspectionId: row.inspection_id, text, signature, voided: row.voided_at !== null };
}

export async function findKey(db: Database, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('inspection_keys')
    .select('public_key')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.public_key ?? null;
}

export interface PublicKey {
  readonly id: string;
  readonly publicKey: string;
}

const keysMax = 100;

/** Every key that certificates were signed with, the newest first. */
export async function listKeys(db: Database): Promise<PublicKey[]> {
  const rows = await db
    .selectFrom('inspection_keys')
    .select(['id', 'public_key as publicKey'])
    .orderBy('since', 'desc')
    .limit(keysMax)
    .execute();
  return rows;
}
