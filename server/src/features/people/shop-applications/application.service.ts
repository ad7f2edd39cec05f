import { err, newId, ok, type PersonId, type Result, type ShopId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { keyedHash, seal } from '../../../seal.ts';
import { normalizePhone } from '../accounts/index.ts';
import { storeAvatar } from '../authors/index.ts';
import { storePrivateFile } from '../private-files/index.ts';
import { findMemberRole, lockShop, type ShopDoors, shopChanged, storeAppliedShop } from '../shops/index.ts';
import { canChange, isIdNumber, underWayMax } from './application.policy.ts';
import type {
  ApplicationChange,
  ApplicationView,
  FileSlot,
  IdKind,
  NewApplication,
} from './application.schema.ts';
import {
  type ApplicationColumns,
  type ApplicationRow,
  countUnderWay,
  isShopAppliedFor,
  listFiles,
  lockApplication,
  removeApplication,
  removeFile,
  storeApplication,
  storeFile,
  updateApplication,
} from './application.store.ts';
import { findMyApplication } from './application.views.ts';
import { isCreditCode, maskNumber, normalizeNumber } from './document.policy.ts';

export interface ApplicationDeps {
  readonly deps: FeatureDeps;
  readonly doors: ShopDoors;
}

type Viewed = Result<ApplicationView, Problem>;

export const numberPurpose = 'identity numbers';

/** Begins an application, for a new shop or for one of mine that waits for review. */
export async function beginApplication(
  { deps }: ApplicationDeps,
  actor: Actor,
  claim: IdempotencyClaim,
  given: NewApplication,
): Promise<Viewed> {
  const nowMs = deps.clock.nowMs();
  return once(deps.db, claim, nowMs, async (tx): Promise<Viewed> => {
    if ((await countUnderWay(tx, actor.personId)) >= underWayMax)
      return err({ type: 'too-many', limit: underWayMax });
    const shop = given.shopId === undefined ? null : await lockShop(tx, given.shopId);
    if (given.shopId !== undefined) {
      const role = await findMemberRole(tx, given.shopId, actor.personId);
      if (shop === null || role !== 'owner') return err({ type: 'not-found', field: 'shopId' });
      if (shop.state !== 'pending' || (await isShopAppliedFor(tx, shop.id)))
        return err({ type: 'state-conflict', field: 'shopId', state: shop.state });
    }
    const id = newId('application', nowMs, deps.random);
    await storeApplication(tx, {
      id,
      person_id: actor.personId,
      shop_id: shop?.id ?? null,
      state: 'draft',
      kind: given.kind,
      ...(shop === null
        ? {}
        : { name: shop.name, trade: shop.trade, city: shop.city, introduction: shop.introduction }),
      created_at: new Date(nowMs),
      updated_at: new Date(nowMs),
    });
    return ok(await viewed(tx, id, actor.personId));
  });
}

/** Saves what is filled in so far. */
export async function changeApplication(
  { deps }: ApplicationDeps,
  actor: Actor,
  id: string,
  change: ApplicationChange,
): Promise<Viewed> {
  return changing(deps, actor, id, (tx, row) => {
    const columns = columnsOf(deps, row, change);
    if (!columns.ok) return Promise.resolve(columns);
    return updateApplication(tx, id, columns.value, deps.clock.nowMs()).then(() => ok(null));
  });
}

function columnsOf(
  deps: FeatureDeps,
  row: ApplicationRow,
  change: ApplicationChange,
): Result<ApplicationColumns, Problem> {
  const { idNumber, creditCode, idKind } = change;
  const kind = (idKind ?? row.id_kind) as IdKind;
  const number = idNumber === undefined ? undefined : normalizeNumber(idNumber);
  if (number !== undefined && number !== '' && !isIdNumber(kind, number, deps.clock.nowMs()))
    return err({ type: 'bad-request', field: 'idNumber', detail: 'The number is not one of its kind.' });
  const code = creditCode === undefined ? undefined : normalizeNumber(creditCode);
  if (code !== undefined && code !== '' && !isCreditCode(code))
    return err({ type: 'bad-request', field: 'creditCode', detail: 'The code’s check character is wrong.' });
  // A number of the one kind is none of the other.
  const forgotten = number === undefined && idKind !== undefined && idKind !== row.id_kind ? '' : number;
  const phone = change.contactPhone;
  return ok({
    ...named({
      kind: change.kind,
      legal_name: change.legalName?.trim(),
      id_kind: idKind,
      name: change.name?.trim(),
      trade: change.trade?.trim(),
      city: change.city?.trim(),
      introduction: change.introduction?.trim(),
      contact_name: change.contactName?.trim(),
      contact_phone: phone === undefined ? undefined : (normalizePhone(phone) ?? phone.trim()),
      contact_region: change.contactRegion?.trim(),
      contact_address: change.contactAddress?.trim(),
    }),
    ...(forgotten === undefined ? {} : sealed(deps.secret, 'id_number', forgotten)),
    ...(code === undefined ? {} : sealed(deps.secret, 'credit_code', code)),
  });
}

function named(columns: Record<string, string | undefined>): ApplicationColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function sealed(secret: string, column: 'id_number' | 'credit_code', number: string): ApplicationColumns {
  const empty = number === '';
  return {
    [`${column}_sealed`]: empty ? null : seal(secret, numberPurpose, Buffer.from(number)),
    [`${column}_hash`]: empty ? null : keyedHash(secret, numberPurpose, number),
    [`${column}_masked`]: empty ? '' : maskNumber(number),
  };
}

/** Keeps a document's file in its slot, in place of the one before. */
export async function putFile(
  { deps }: ApplicationDeps,
  actor: Actor,
  id: string,
  slot: FileSlot,
  body: unknown,
): Promise<Viewed> {
  if (!(await isMine(deps, actor, id))) return err({ type: 'not-found' });
  const file = await storePrivateFile(deps, id, body);
  if (!file.ok) return file;
  const before: string[] = [];
  const nowMs = deps.clock.nowMs();
  const result = await changing(deps, actor, id, async (tx) => {
    before.length = 0;
    for (const kept of await listFiles(tx, id)) if (kept.slot === slot) before.push(kept.blob_key);
    await storeFile(tx, { applicationId: id, slot, file: file.value, nowMs });
    await updateApplication(tx, id, {}, nowMs);
    return ok(null);
  });
  for (const key of result.ok ? before : [file.value.blobKey]) await deps.blobs.delete(key);
  return result;
}

export async function takeFileOut(
  { deps }: ApplicationDeps,
  actor: Actor,
  id: string,
  slot: FileSlot,
): Promise<Viewed> {
  const before: string[] = [];
  const result = await changing(deps, actor, id, async (tx) => {
    before.length = 0;
    for (const kept of await listFiles(tx, id)) if (kept.slot === slot) before.push(kept.blob_key);
    await removeFile(tx, id, slot);
    await updateApplication(tx, id, {}, deps.clock.nowMs());
    return ok(null);
  });
  if (result.ok) for (const key of before) await deps.blobs.delete(key);
  return result;
}

/** The shop's picture, which everybody will see. */
export async function putPicture(
  { deps }: ApplicationDeps,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<Viewed> {
  if (!(await isMine(deps, actor, id))) return err({ type: 'not-found' });
  if (!Buffer.isBuffer(body)) return err({ type: 'unsupported-media-type' });
  const picture = await storeAvatar(deps.blobs, body);
  if (!picture.ok) return picture;
  return changing(deps, actor, id, async (tx) => {
    await updateApplication(tx, id, { avatar_key: picture.value }, deps.clock.nowMs());
    return ok(null);
  });
}

/** Hands an application to the operators. Its shop is there from now on, closed until one of them approves. */
export async function submitApplication(
  { deps, doors }: ApplicationDeps,
  actor: Actor,
  id: string,
): Promise<Viewed> {
  const nowMs = deps.clock.nowMs();
  const result = await changing(deps, actor, id, async (tx, row): Promise<Result<null, Problem>> => {
    const { missing } = await viewed(tx, id, actor.personId);
    if (missing.length > 0) return err({ type: 'application-incomplete', fields: missing });
    if (row.shop_id !== null) {
      const shop = await lockShop(tx, row.shop_id);
      if (shop !== null && shop.state !== 'pending' && shop.state !== 'rejected')
        return err({ type: 'state-conflict', state: shop.state });
      if ((await findMemberRole(tx, row.shop_id, actor.personId)) !== 'owner')
        return err({ type: 'not-allowed' });
    }
    const { name, trade, city, introduction } = row;
    const shop = await storeAppliedShop(tx, deps, actor, {
      shopId: row.shop_id as ShopId | null,
      shop: { name, trade, city, introduction },
      avatarKey: row.avatar_key,
    });
    if (!shop.ok) return shop;
    const submitted = { state: 'submitted', shop_id: shop.value.id, submitted_at: new Date(nowMs) };
    await updateApplication(tx, id, { ...submitted, wrong_fields: '{}', reason: '' }, nowMs);
    return ok(null);
  });
  if (result.ok) shopChanged(deps, doors, [actor.personId]);
  return result;
}

/** Forgets a draft with everything in it. */
export async function discardApplication(
  { deps }: ApplicationDeps,
  actor: Actor,
  id: string,
): Promise<Result<null, Problem>> {
  const keys: string[] = [];
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
    const row = await lockApplication(tx, id);
    if (row === null || row.person_id !== actor.personId) return err({ type: 'not-found' });
    if (row.state !== 'draft') return err({ type: 'state-conflict', state: row.state });
    keys.length = 0;
    keys.push(...(await listFiles(tx, id)).map((file) => file.blob_key));
    await removeApplication(tx, id);
    return ok(null);
  });
  if (result.ok) for (const key of keys) await deps.blobs.delete(key);
  return result;
}

/** One change of an application of one's own that may still be changed; a failure leaves nothing behind. */
async function changing(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: ApplicationRow) => Promise<Result<null, Problem>>,
): Promise<Viewed> {
  try {
    return await unitOfWork(deps.db, async (tx) => {
      const row = await lockApplication(tx, id);
      if (row === null || row.person_id !== actor.personId)
        throw new Rollback<Problem>({ type: 'not-found' });
      if (!canChange(row.state as ApplicationView['state']))
        throw new Rollback<Problem>({ type: 'state-conflict', state: row.state });
      const done = await work(tx, row);
      if (!done.ok) throw new Rollback(done.failure);
      return ok(await viewed(tx, id, actor.personId));
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

async function viewed(tx: Tx, id: string, personId: PersonId): Promise<ApplicationView> {
  const view = await findMyApplication(tx, id, personId);
  if (view === null) throw new Error(`the application ${id} was just written`);
  return view;
}

/** Asked before a body is worked on, so that strangers cost nothing; asked again under the lock. */
async function isMine(deps: FeatureDeps, actor: Actor, id: string): Promise<boolean> {
  return (await findMyApplication(deps.db, id, actor.personId)) !== null;
}
