import { createHash } from 'node:crypto';
import { leafHash } from './merkle-tree.ts';

/** Bytes of an entrant's share and of the server's seed. */
export const secretBytes = 32;
export const hexOf32Bytes = /^[0-9a-f]{64}$/;

/** Someone's entry, as the tree holds it: a name that says nothing of the person. */
export interface EntryLeaf {
  readonly entryId: string;
  /** In order of entry, from 1; told to the entrant when they entered. */
  readonly number: number;
  /** Whether the conditions were met, being in the room at closing among them. */
  readonly conditionsMet: boolean;
  /** SHA-256 of the share that the entrant's device keeps until the entries are closed: 64 hexadecimal digits. */
  readonly shareHash: string;
}

/** SHA-256 of a share's 32 bytes: what an entrant gives at entry. */
export function hashOfShare(shareHex: string): string {
  return createHash('sha256').update(shareHex, 'hex').digest('hex');
}

/** JSON of four plain values is the same text in every language: names, whole numbers and hexadecimal digits need no escapes. */
export function entryLeafHash(entry: EntryLeaf): Buffer {
  return leafHash(JSON.stringify([entry.entryId, entry.number, entry.conditionsMet, entry.shareHash]));
}

/** What became of an entry's share: revealed in time, or null. */
export function shareLeafHash(entryId: string, shareHex: string | null): Buffer {
  return leafHash(JSON.stringify([entryId, shareHex]));
}

/**
 * The order of the tree: those that may win first, each group in order of entry. So a draw is one over the first places, and
 * its proof is as long as its winners are many, however many left the room.
 */
export function inTreeOrder<Entry extends EntryLeaf>(entries: readonly Entry[]): readonly Entry[] {
  const sorted = [...entries].sort((a, b) => a.number - b.number);
  return [
    ...sorted.filter((entry) => entry.conditionsMet),
    ...sorted.filter((entry) => !entry.conditionsMet),
  ];
}
