import type { PersonId, RoomId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { BagInput, BagStateName } from './lucky-bag.schema.ts';
import type { BagRules, ProofDocument } from './proof-document.ts';

/** A bag as it is stored. The seed leaves this feature only in the proof. */
export interface StoredBag {
  readonly id: string;
  readonly roomId: RoomId;
  readonly shopId: ShopId;
  readonly state: BagStateName;
  readonly input: BagInput;
  readonly publishedAtMs: number | null;
  readonly closesAtMs: number | null;
  readonly poolId: string | null;
  readonly rules: BagRules | null;
  readonly rulesHash: string | null;
  readonly seed: string | null;
  readonly commitment: string | null;
  readonly entryCount: number;
  readonly eligibleCount: number | null;
  readonly entriesRoot: string | null;
  readonly sharesDueAtMs: number | null;
  readonly root: string | null;
  readonly drawnAtMs: number | null;
  readonly claimDueAtMs: number | null;
  readonly settledAtMs: number | null;
}

/** A bag that was published: what is fixed then is there. */
export interface PublishedBag extends StoredBag {
  readonly publishedAtMs: number;
  readonly closesAtMs: number;
  readonly poolId: string;
  readonly rules: BagRules;
  readonly rulesHash: string;
  readonly seed: string;
  readonly commitment: string;
}

export function isPublished(bag: StoredBag): bag is PublishedBag {
  return bag.state !== 'draft';
}

interface BagRow {
  id: string;
  room_id: RoomId;
  shop_id: ShopId;
  state: BagStateName;
  input: BagInput;
  published_at: Date | null;
  closes_at: Date | null;
  pool_id: string | null;
  rules: BagRules | null;
  rules_hash: string | null;
  seed: string | null;
  commitment: string | null;
  entry_count: number;
  eligible_count: number | null;
  entries_root: string | null;
  shares_due_at: Date | null;
  root: string | null;
  drawn_at: Date | null;
  claim_due_at: Date | null;
  settled_at: Date | null;
}

// All but the proof, which is long and given out by itself.
const columns = sql`id, room_id, shop_id, state, input, published_at, closes_at, pool_id, rules, rules_hash, seed,
  commitment, entry_count, eligible_count, entries_root, shares_due_at, root, drawn_at, claim_due_at, settled_at`;

function bagOf(row: BagRow): StoredBag {
  return {
    id: row.id,
    roomId: row.room_id,
    shopId: row.shop_id,
    state: row.state,
    input: row.input,
    publishedAtMs: row.published_at?.getTime() ?? null,
    closesAtMs: row.closes_at?.getTime() ?? null,
    poolId: row.pool_id,
    rules: row.rules,
    rulesHash: row.rules_hash,
    seed: row.seed,
    commitment: row.commitment,
    entryCount: row.entry_count,
    eligibleCount: row.eligible_count,
    entriesRoot: row.entries_root,
    sharesDueAtMs: row.shares_due_at?.getTime() ?? null,
    root: row.root,
    drawnAtMs: row.drawn_at?.getTime() ?? null,
    claimDueAtMs: row.claim_due_at?.getTime() ?? null,
    settledAtMs: row.settled_at?.getTime() ?? null,
  };
}

export async function findBag(db: Database | Tx, bagId: string): Promise<StoredBag | null> {
  const { rows } = await sql<BagRow>`select ${columns} from lucky_bags where id = ${bagId}`.execute(db);
  return rows[0] === undefined ? null : bagOf(rows[0]);
}

/** A bag, kept as it is until the unit of work ends. Lock its room before when you announce. */
export async function lockBag(tx: Tx, bagId: string): Promise<StoredBag | null> {
  const { rows } = await sql<BagRow>`
    select ${columns} from lucky_bags where id = ${bagId} for no key update
  `.execute(tx);
  return rows[0] === undefined ? null : bagOf(rows[0]);
}

/** A bag that no step is taken with until the unit of work ends; many may hold it so at once. */
export async function holdBag(tx: Tx, bagId: string): Promise<StoredBag | null> {
  const { rows } = await sql<BagRow>`select ${columns} from lucky_bags where id = ${bagId} for share`.execute(
    tx,
  );
  return rows[0] === undefined ? null : bagOf(rows[0]);
}

/** Of a room, the newest first; `drafts` for those who arrange them. */
export async function listBags(
  db: Database | Tx,
  roomId: string,
  given: { readonly drafts: boolean; readonly limit: number },
): Promise<readonly StoredBag[]> {
  const { rows } = await sql<BagRow>`
    select ${columns} from lucky_bags
    where room_id = ${roomId} and (${given.drafts} or state <> 'draft') order by id desc limit ${given.limit}
  `.execute(db);
  return rows.map(bagOf);
}

export async function insertBag(
  tx: Tx,
  bag: {
    readonly id: string;
    readonly roomId: string;
    readonly shopId: string;
    readonly input: BagInput;
    readonly madeBy: PersonId;
  },
  nowMs: number,
): Promise<void> {
  await sql`
    insert into lucky_bags (id, room_id, shop_id, state, input, made_by, made_at)
    values (${bag.id}, ${bag.roomId}, ${bag.shopId}, 'draft', ${JSON.stringify(bag.input)}::jsonb, ${bag.madeBy},
      ${new Date(nowMs)})
  `.execute(tx);
}

export async function updateDraft(tx: Tx, bagId: string, shopId: string, input: BagInput): Promise<void> {
  await sql`
    update lucky_bags set input = ${JSON.stringify(input)}::jsonb, shop_id = ${shopId}
    where id = ${bagId} and state = 'draft'
  `.execute(tx);
}

export async function deleteDraft(tx: Tx, bagId: string): Promise<void> {
  await sql`delete from lucky_bags where id = ${bagId} and state = 'draft'`.execute(tx);
}

export interface Publication {
  readonly publishedAtMs: number;
  readonly closesAtMs: number;
  readonly poolId: string;
  readonly rules: BagRules;
  readonly rulesHash: string;
  readonly seed: string;
  readonly commitment: string;
}

/** @throws a unique violation of `lucky_bags_under_way` when another bag of the room is */
export async function setPublished(tx: Tx, bagId: string, given: Publication): Promise<void> {
  await sql`
    update lucky_bags set state = 'open', published_at = ${new Date(given.publishedAtMs)},
      closes_at = ${new Date(given.closesAtMs)}, pool_id = ${given.poolId},
      rules = ${JSON.stringify(given.rules)}::jsonb, rules_hash = ${given.rulesHash}, seed = ${given.seed},
      commitment = ${given.commitment}
    where id = ${bagId}
  `.execute(tx);
}

export async function setClosed(
  tx: Tx,
  bagId: string,
  given: {
    readonly closedAtMs: number;
    readonly eligibleCount: number;
    readonly entriesRoot: string;
    readonly sharesDueAtMs: number;
  },
): Promise<void> {
  await sql`
    update lucky_bags set state = 'closed', closed_at = ${new Date(given.closedAtMs)},
      eligible_count = ${given.eligibleCount}, entries_root = ${given.entriesRoot},
      shares_due_at = ${new Date(given.sharesDueAtMs)}
    where id = ${bagId}
  `.execute(tx);
}

export async function setSealed(
  tx: Tx,
  bagId: string,
  given: { readonly sharesRevealed: number; readonly sharesRoot: string; readonly root: string },
): Promise<void> {
  await sql`
    update lucky_bags set state = 'sealed', shares_revealed = ${given.sharesRevealed},
      shares_root = ${given.sharesRoot}, root = ${given.root}
    where id = ${bagId}
  `.execute(tx);
}

export async function setDrawn(
  tx: Tx,
  bagId: string,
  given: { readonly drawnAtMs: number; readonly claimDueAtMs: number; readonly proof: ProofDocument },
): Promise<void> {
  await sql`
    update lucky_bags set state = 'drawn', drawn_at = ${new Date(given.drawnAtMs)},
      claim_due_at = ${new Date(given.claimDueAtMs)}, proof = ${JSON.stringify(given.proof)}::jsonb
    where id = ${bagId}
  `.execute(tx);
}

export async function setSettled(tx: Tx, bagId: string, nowMs: number): Promise<void> {
  await sql`update lucky_bags set settled_at = ${new Date(nowMs)} where id = ${bagId}`.execute(tx);
}

export async function findProof(db: Database, bagId: string): Promise<ProofDocument | null> {
  const { rows } = await sql<{ proof: ProofDocument | null }>`
    select proof from lucky_bags where id = ${bagId} and state = 'drawn'
  `.execute(db);
  return rows[0]?.proof ?? null;
}

/** Bags whose time for the next step has come; of drawn ones those whose claims are over. At most `limit`. */
export async function listDue(db: Database, nowMs: number, limit: number): Promise<readonly string[]> {
  const now = new Date(nowMs);
  const { rows } = await sql<{ id: string }>`
    (select id from lucky_bags where state in ('open', 'closed', 'sealed')
      and (state = 'sealed' or (state = 'open' and closes_at <= ${now}) or (state = 'closed' and shares_due_at <= ${now}))
      order by id limit ${limit})
    union all
    (select id from lucky_bags where state = 'drawn' and settled_at is null and claim_due_at <= ${now}
      order by claim_due_at limit ${limit})
  `.execute(db);
  return rows.map(({ id }) => id);
}
