import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { ShopState } from '../shops/index.ts';
import { missingFields } from './application.policy.ts';
import type {
  ApplicationState,
  ApplicationView,
  Duplicate,
  FileSlot,
  IdKind,
  QueuedApplication,
  ReviewedApplication,
  ShopKind,
} from './application.schema.ts';
import type { ApplicationRow } from './application.store.ts';

const mineMax = 50;
const duplicatesMax = 10;

interface FileRow {
  application_id: string;
  slot: string;
  content_type: string;
  bytes: number;
  added_at: Date;
}

const pictureUrl = (key: string | null) => (key === null ? null : `/media/pictures/${key}`);

function viewOf(row: ApplicationRow, files: readonly FileRow[]): ApplicationView {
  const filled = {
    kind: row.kind as ShopKind,
    legalName: row.legal_name,
    idKind: row.id_kind as IdKind,
    name: row.name,
    trade: row.trade,
    city: row.city,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    contactRegion: row.contact_region,
    contactAddress: row.contact_address,
  };
  return {
    ...filled,
    id: row.id,
    shopId: row.shop_id,
    state: row.state as ApplicationState,
    version: row.version,
    idNumberMasked: row.id_number_masked,
    creditCodeMasked: row.credit_code_masked,
    introduction: row.introduction,
    pictureUrl: pictureUrl(row.avatar_key),
    files: files.map((file) => ({
      slot: file.slot as FileSlot,
      contentType: file.content_type,
      bytes: file.bytes,
      addedAt: file.added_at.toISOString(),
    })),
    missing: missingFields({
      ...filled,
      hasIdNumber: row.id_number_masked !== '',
      hasCreditCode: row.credit_code_masked !== '',
      slots: files.map(({ slot }) => slot as FileSlot),
    }),
    wrongFields: row.wrong_fields as Record<string, string>,
    reason: row.reason,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

async function filesOf(db: Database | Tx, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('shop_application_files')
    .select(['application_id', 'slot', 'content_type', 'bytes', 'added_at'])
    .where('application_id', 'in', ids)
    .orderBy('slot')
    .execute();
}

/** Somebody's applications, the newest first. */
export async function listMyApplications(db: Database, personId: string): Promise<ApplicationView[]> {
  const rows = await db
    .selectFrom('shop_applications')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(mineMax)
    .execute();
  const files = await filesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    viewOf(
      row,
      files.filter((file) => file.application_id === row.id),
    ),
  );
}

export async function findMyApplication(
  db: Database | Tx,
  id: string,
  personId: string,
): Promise<ApplicationView | null> {
  const row = await db
    .selectFrom('shop_applications')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined ? null : viewOf(row, await filesOf(db, [id]));
}

/** What operators review, the longest waiting first; what was decided, too. Drafts are nobody else's. */
export async function listQueue(
  db: Database,
  given: { state: ApplicationState; cursor: string | undefined; limit: number },
): Promise<Page<QueuedApplication>> {
  const after = readCursor(given.cursor, 2);
  const rows = await db
    .selectFrom('shop_applications')
    .select(['id', 'shop_id', 'name', 'trade', 'city', 'kind', 'state', 'avatar_key', 'submitted_at'])
    .select(sql<string>`submitted_at::text`.as('submitted_text'))
    .where('state', '=', given.state)
    .where('submitted_at', 'is not', null)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(submitted_at, id) > (${String(after?.[0])}::timestamptz, ${String(after?.[1])})`,
      ),
    )
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(given.limit + 1)
    .execute();
  return pageOf(
    rows,
    given.limit,
    (row) => ({
      id: row.id,
      shopId: row.shop_id,
      name: row.name,
      trade: row.trade,
      city: row.city,
      kind: row.kind as ShopKind,
      state: row.state as ApplicationState,
      pictureUrl: pictureUrl(row.avatar_key),
      submittedAt: row.submitted_at?.toISOString() ?? '',
    }),
    (row) => [row.submitted_text, row.id],
  );
}

export async function findReviewed(db: Database | Tx, id: string): Promise<ReviewedApplication | null> {
  const row = await db
    .selectFrom('shop_applications')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'draft')
    .executeTakeFirst();
  if (row === undefined) return null;
  const people = await db
    .selectFrom('people')
    .select(['id', 'display_name'])
    .where('id', 'in', [row.person_id, row.decided_by ?? row.person_id])
    .execute();
  const person = (personId: string) => ({
    id: personId,
    name: people.find((one) => one.id === personId)?.display_name ?? '',
  });
  const shop = await db
    .selectFrom('shops')
    .select('state')
    .where('id', '=', row.shop_id ?? '')
    .executeTakeFirst();
  return {
    ...viewOf(row, await filesOf(db, [id])),
    applicant: person(row.person_id),
    decidedBy: row.decided_by === null ? null : person(row.decided_by),
    shopState: (shop?.state as ShopState | undefined) ?? null,
    duplicates: await listDuplicates(db, row),
  };
}

/** Other applications, drafts left out, that name the same document or the same phone. */
async function listDuplicates(db: Database | Tx, row: ApplicationRow): Promise<Duplicate[]> {
  const { rows } = await sql<{
    id: string;
    shop_id: string | null;
    name: string;
    same_id: boolean;
    same_code: boolean;
    same_phone: boolean;
  }>`
    select id, shop_id, name,
      coalesce(id_number_hash = ${row.id_number_hash}, false) as same_id,
      coalesce(credit_code_hash = ${row.credit_code_hash}, false) as same_code,
      contact_phone <> '' and contact_phone = ${row.contact_phone} as same_phone
    from shop_applications
    where id <> ${row.id} and state <> 'draft'
      and (id_number_hash = ${row.id_number_hash} or credit_code_hash = ${row.credit_code_hash}
        or (contact_phone <> '' and contact_phone = ${row.contact_phone}))
    order by id limit ${duplicatesMax}
  `.execute(db);
  return rows.map((one) => ({
    applicationId: one.id,
    shopId: one.shop_id,
    shopName: one.name,
    same: [
      ...(one.same_id ? (['idNumber'] as const) : []),
      ...(one.same_code ? (['creditCode'] as const) : []),
      ...(one.same_phone ? (['contactPhone'] as const) : []),
    ],
  }));
}

export async function isNameFree(db: Database, name: string, shopId: string | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('shops')
    .select('id')
    .where('name', '=', name.trim())
    .where('id', '<>', shopId ?? '')
    .executeTakeFirst();
  return row === undefined;
}
