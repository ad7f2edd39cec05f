import type { CertificateId, PersonId, ShopId } from '@kanmai/kernel';
import type { Insertable, Selectable } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { PrivateFile } from '../../people/private-files/index.ts';
import type { CertificateState } from './certificate.schema.ts';

export type CertificateRow = Selectable<DB['certificates']>;

export async function storeCertificate(tx: Tx, row: Insertable<DB['certificates']>): Promise<void> {
  await tx.insertInto('certificates').values(row).execute();
}

/** Locks a certificate; of this shop when one is named. */
export async function lockCertificate(tx: Tx, id: string, shopId?: ShopId): Promise<CertificateRow | null> {
  const row = await tx
    .selectFrom('certificates')
    .selectAll()
    .where('id', '=', id)
    .$if(shopId !== undefined, (query) => query.where('shop_id', '=', shopId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Those of a product's attribute that are in one of these states, locked. */
export async function lockOthers(
  tx: Tx,
  productId: string,
  attribute: string,
  states: readonly CertificateState[],
): Promise<CertificateRow[]> {
  return tx
    .selectFrom('certificates')
    .selectAll()
    .where('product_id', '=', productId)
    .where('attribute', '=', attribute)
    .where('state', 'in', states)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function countPending(tx: Tx, shopId: ShopId): Promise<number> {
  const { count } = await tx
    .selectFrom('certificates')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('shop_id', '=', shopId)
    .where('state', 'in', ['draft', 'pending'])
    .executeTakeFirstOrThrow();
  return count;
}

export async function setState(tx: Tx, id: string, state: CertificateState): Promise<void> {
  await tx.updateTable('certificates').set({ state }).where('id', '=', id).execute();
}

/** Its file has arrived: it waits for review. */
export async function submit(tx: Tx, id: string, file: PrivateFile, nowMs: number): Promise<void> {
  await tx
    .updateTable('certificates')
    .set({
      state: 'pending',
      blob_key: file.blobKey,
      content_type: file.contentType,
      bytes: file.bytes,
      submitted_at: new Date(nowMs),
    })
    .where('id', '=', id)
    .execute();
}

export async function storeDecision(
  tx: Tx,
  id: CertificateId,
  given: { state: CertificateState; reason: string; operatorId: PersonId; nowMs: number },
): Promise<void> {
  await tx
    .updateTable('certificates')
    .set({
      state: given.state,
      reason: given.reason,
      decided_by: given.operatorId,
      decided_at: new Date(given.nowMs),
    })
    .where('id', '=', id)
    .execute();
}
