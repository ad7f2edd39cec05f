import { drawPlaces } from './draw.ts';
import { type EntryLeaf, entryLeafHash, inTreeOrder, shareLeafHash } from './entry-commitment.ts';
import { inclusionPath, type MerkleLevels, merkleLevels, merkleRoot } from './merkle-tree.ts';
import { commitmentOf, hashOfJson, type Json } from './seed-commitment.ts';

/** The proof's format is described in docs/reference/lucky-bag-proof.md; a change of it is a new version. */
export const proofFormat = 'kanmai-lucky-bag-proof';
export const entryFormat = 'kanmai-lucky-bag-entry';
export const proofVersion = 1;

/** What was decided at publishing. Everything in it is hashed; these two are read by whoever verifies. */
export interface BagRules {
  readonly bagId: string;
  readonly winners: number;
  readonly [name: string]: Json;
}

/** All that fixes the draw but the seed. `root` is the hash of its canonical text. */
export interface Closing {
  readonly rulesHash: string;
  readonly commitment: string;
  readonly entryCount: number;
  readonly eligibleCount: number;
  readonly entriesRoot: string;
  readonly sharesRevealed: number;
  readonly sharesRoot: string;
}

export interface ProvenEntry extends EntryLeaf {
  readonly index: number;
  readonly path: readonly string[];
}

export interface ProofDocument {
  readonly format: typeof proofFormat;
  readonly version: typeof proofVersion;
  readonly rules: BagRules;
  readonly closing: Closing;
  readonly root: string;
  readonly seed: string;
  /** In the order in which they were drawn. */
  readonly winners: readonly ProvenEntry[];
}

/** What one entrant keeps to check that the draw was held with their entry and their share. */
export interface EntryDocument {
  readonly format: typeof entryFormat;
  readonly version: typeof proofVersion;
  readonly bagId: string;
  readonly entry: ProvenEntry;
  readonly share: string | null;
  readonly sharePath: readonly string[];
}

/** The entries of a closed bag, fixed: nothing of it changes when shares are revealed. */
export interface ClosedEntries {
  readonly entries: readonly EntryLeaf[];
  readonly levels: MerkleLevels;
  readonly eligibleCount: number;
  readonly entriesRoot: string;
}

export function closeEntries(entries: readonly EntryLeaf[]): ClosedEntries {
  const ordered = inTreeOrder(entries);
  const levels = merkleLevels(ordered.map(entryLeafHash));
  return {
    entries: ordered,
    levels,
    eligibleCount: ordered.filter((entry) => entry.conditionsMet).length,
    entriesRoot: merkleRoot(levels).toString('hex'),
  };
}

/** Shares by entry id, each matching its entry's hash. */
export type RevealedShares = ReadonlyMap<string, string>;

/** A closed bag with its shares: everything but the seed is fixed. */
export interface SealedBag {
  readonly rules: BagRules;
  readonly closed: ClosedEntries;
  readonly shares: RevealedShares;
  readonly shareLevels: MerkleLevels;
  readonly closing: Closing;
  readonly root: string;
}

export function sealBag(
  rules: BagRules,
  commitment: string,
  closed: ClosedEntries,
  shares: RevealedShares,
): SealedBag {
  const shareLevels = merkleLevels(
    closed.entries.map(({ entryId }) => shareLeafHash(entryId, shares.get(entryId) ?? null)),
  );
  const closing: Closing = {
    rulesHash: hashOfJson(rules),
    commitment,
    entryCount: closed.entries.length,
    eligibleCount: closed.eligibleCount,
    entriesRoot: closed.entriesRoot,
    sharesRevealed: closed.entries.filter(({ entryId }) => shares.has(entryId)).length,
    sharesRoot: merkleRoot(shareLevels).toString('hex'),
  };
  return { rules, closed, shares, shareLevels, closing, root: hashOfJson({ ...closing }) };
}

/** The draw and its proof. @throws when the seed is not the one that was committed to. */
export function proveDraw(bag: SealedBag, seedHex: string): ProofDocument {
  if (commitmentOf(seedHex) !== bag.closing.commitment) throw new Error('the seed is not the committed one');
  const places = drawPlaces(seedHex, bag.root, bag.closed.eligibleCount, bag.rules.winners);
  return {
    format: proofFormat,
    version: proofVersion,
    rules: bag.rules,
    closing: bag.closing,
    root: bag.root,
    seed: seedHex,
    winners: places.map((place) => provenEntry(bag.closed, place)),
  };
}

/** What an entrant is given of a sealed bag, or null when there is no such entry. */
export function proveEntry(bag: SealedBag, entryId: string): EntryDocument | null {
  const index = bag.closed.entries.findIndex((entry) => entry.entryId === entryId);
  if (index < 0) return null;
  return {
    format: entryFormat,
    version: proofVersion,
    bagId: bag.rules.bagId,
    entry: provenEntry(bag.closed, index),
    share: bag.shares.get(entryId) ?? null,
    sharePath: inclusionPath(bag.shareLevels, index).map((hash) => hash.toString('hex')),
  };
}

function provenEntry(closed: ClosedEntries, index: number): ProvenEntry {
  const { entryId, number, conditionsMet, shareHash } = closed.entries[index]!;
  const path = inclusionPath(closed.levels, index).map((hash) => hash.toString('hex'));
  return { index, entryId, number, conditionsMet, shareHash, path };
}
