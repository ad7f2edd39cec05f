import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 (section 2.1) over SHA-256: a leaf is hashed behind a zero byte, a node behind a one, so that no
 * node can be passed off as a leaf. A level's odd last node rises unchanged, which is the RFC's split at the largest power of
 * two. Proofs of inclusion are made and checked as in RFC 9162, sections 2.1.3.1 and 2.1.3.2.
 */

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

export function leafHash(content: string): Buffer {
  return createHash('sha256').update(leafPrefix).update(content, 'utf8').digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/** Every level of a tree, from the leaves to the root. */
export type MerkleLevels = readonly (readonly Buffer[])[];

/** The tree over these leaf hashes; of no leaves, the hash of nothing. */
export function merkleLevels(leaves: readonly Buffer[]): MerkleLevels {
  if (leaves.length === 0) return [[createHash('sha256').digest()]];
  const levels: (readonly Buffer[])[] = [leaves];
  for (let level = leaves; level.length > 1; ) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const right = level[at + 1];
      above.push(right === undefined ? level[at]! : nodeHash(level[at]!, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

export function merkleRoot(levels: MerkleLevels): Buffer {
  return levels.at(-1)![0]!;
}

/** The hashes beside the way from a leaf to the root, from below. @throws when there is no such leaf. */
export function inclusionPath(levels: MerkleLevels, index: number): readonly Buffer[] {
  if (!(index >= 0 && index < levels[0]!.length)) throw new Error(`the tree has no leaf ${index}`);
  const path: Buffer[] = [];
  for (let level = 0, at = index; level < levels.length - 1; level++, at = Math.floor(at / 2)) {
    const beside = levels[level]![at ^ 1];
    if (beside !== undefined) path.push(beside);
  }
  return path;
}

export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

/** Whether a leaf is at this place in the tree of `size` leaves with this root. */
export function isIncluded(inclusion: Inclusion, size: number, root: Uint8Array): boolean {
  const { leaf, index, path } = inclusion;
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash: Buffer = Buffer.from(leaf);
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(hash, beside);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash.equals(root);
}
