import { sha256 } from './sha256.ts';

/**
 * Verifies the draw of a lucky bag in the browser, from its documents alone: written apart from the server's code, after
 * docs/reference/lucky-bag-proof.md, so that a fault of one is found by the other.
 */

export type ProofFault =
  | 'format'
  | 'rules'
  | 'seed'
  | 'root'
  | 'winners'
  | 'inclusion'
  | 'conditions'
  | 'entry-format'
  | 'share'
  | 'not-in-proof';

export interface VerifiedDraw {
  readonly bagId: string;
  readonly entryCount: number;
  readonly eligibleCount: number;
  readonly sharesRevealed: number;
  readonly commitment: string;
  readonly entriesRoot: string;
  readonly root: string;
  /** In the order in which they were drawn. */
  readonly winners: readonly string[];
  /** Whether the entry that was checked too won; null when none was. */
  readonly entryWon: boolean | null;
}

export type Verdict =
  | { readonly ok: true; readonly draw: VerifiedDraw }
  | { readonly ok: false; readonly fault: ProofFault };

/**
 * @param proof the proof document, as parsed JSON of any shape
 * @param entry the entrant's own document, or null
 * @param seen hashes noted in the room before the draw: each must be in the proof
 */
export function verifyProof(proof: unknown, entry: unknown = null, seen: readonly string[] = []): Verdict {
  try {
    return { ok: true, draw: verify(proof, entry, seen) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Fault extends Error {
  readonly fault: ProofFault;
  constructor(fault: ProofFault) {
    super(fault);
    this.fault = fault;
  }
}

function must(holds: boolean, fault: ProofFault): asserts holds {
  if (!holds) throw new Fault(fault);
}

interface ProvenEntry {
  index: number;
  entryId: string;
  number: number;
  conditionsMet: boolean;
  shareHash: string;
  path: string[];
}

interface Closing {
  rulesHash: string;
  commitment: string;
  entryCount: number;
  eligibleCount: number;
  entriesRoot: string;
  sharesRevealed: number;
  sharesRoot: string;
}

function verify(document: unknown, entryDocument: unknown, seen: readonly string[]): VerifiedDraw {
  const { rules, closing, root, seed, winners } = readProof(document);
  must(hexOf(sha256(utf8(canonical(rules)))) === closing.rulesHash, 'rules');
  must(hexOf(sha256(bytesOf(seed))) === closing.commitment, 'seed');
  must(hexOf(sha256(utf8(canonical(closing)))) === root, 'root');
  const places = draw(seed, root, closing.eligibleCount, rules.winners);
  must(winners.length === places.length && winners.every(({ index }, n) => index === places[n]), 'winners');
  for (const winner of winners) checkEntry(winner, closing);
  const own = entryDocument === null ? null : checkOwn(entryDocument, rules.bagId, closing);
  const hashes: unknown[] = [root, seed, ...Object.values(closing)];
  must(
    seen.every((hash) => hashes.includes(hash)),
    'not-in-proof',
  );
  return {
    bagId: rules.bagId,
    entryCount: closing.entryCount,
    eligibleCount: closing.eligibleCount,
    sharesRevealed: closing.sharesRevealed,
    commitment: closing.commitment,
    entriesRoot: closing.entriesRoot,
    root,
    winners: winners.map(({ entryId }) => entryId),
    entryWon: own && winners.some(({ entryId }) => entryId === own.entryId),
  };
}

const hash = /^[0-9a-f]{64}$/;
const isHash = (value: unknown): value is string => typeof value === 'string' && hash.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const closingFields = 'commitment,eligibleCount,entriesRoot,entryCount,rulesHash,sharesRevealed,sharesRoot';

function readProof(document: unknown) {
  const proof = fieldsOf(document, 'closing,format,root,rules,seed,version,winners', 'format');
  const { closing, rules, root, seed, winners } = proof;
  must(proof.format === 'kanmai-lucky-bag-proof' && proof.version === 1, 'format');
  must(isHash(root) && isHash(seed) && Array.isArray(winners), 'format');
  const { entryCount, eligibleCount, sharesRevealed, ...hashes } = fieldsOf(closing, closingFields, 'format');
  must(Object.values(hashes).every(isHash), 'format');
  must([entryCount, eligibleCount, sharesRevealed].every(isCount), 'format');
  must((eligibleCount as number) <= (entryCount as number), 'format');
  must((sharesRevealed as number) <= (entryCount as number), 'format');
  must(typeof rules === 'object' && rules !== null, 'format');
  const { bagId, winners: winnersMax } = rules as Record<string, unknown>;
  must(typeof bagId === 'string' && isCount(winnersMax), 'format');
  return {
    rules: rules as { bagId: string; winners: number },
    closing: closing as Closing,
    root,
    seed,
    winners: winners.map((winner) => readEntry(winner, 'format')),
  };
}

function readEntry(value: unknown, fault: ProofFault): ProvenEntry {
  const entry = fieldsOf(value, 'conditionsMet,entryId,index,number,path,shareHash', fault);
  const { conditionsMet, entryId, index, number, path, shareHash } = entry;
  must(typeof conditionsMet === 'boolean' && typeof entryId === 'string', fault);
  must(isCount(index) && isCount(number) && isHash(shareHash), fault);
  must(Array.isArray(path) && path.every(isHash), fault);
  return { conditionsMet, entryId, index, number, path, shareHash };
}

function fieldsOf(value: unknown, names: string, fault: ProofFault): Record<string, unknown> {
  must(typeof value === 'object' && value !== null, fault);
  must(Object.keys(value).sort().join() === names, fault);
  return value as Record<string, unknown>;
}

function checkEntry(entry: ProvenEntry, { entryCount, eligibleCount, entriesRoot }: Closing): void {
  const { entryId, number, conditionsMet, shareHash, index, path } = entry;
  const leaf = leafOf([entryId, number, conditionsMet, shareHash]);
  must(isIncluded(leaf, index, path, entryCount, entriesRoot), 'inclusion');
  must(conditionsMet === index < eligibleCount, 'conditions');
}

function checkOwn(value: unknown, bagId: string, closing: Closing): ProvenEntry {
  const own = fieldsOf(value, 'bagId,entry,format,share,sharePath,version', 'entry-format');
  const { share, sharePath } = own;
  must(own.format === 'kanmai-lucky-bag-entry' && own.version === 1, 'entry-format');
  must(own.bagId === bagId, 'entry-format');
  must(Array.isArray(sharePath) && sharePath.every(isHash), 'entry-format');
  must(share === null || isHash(share), 'entry-format');
  const entry = readEntry(own.entry, 'entry-format');
  checkEntry(entry, closing);
  const leaf = leafOf([entry.entryId, share]);
  must(isIncluded(leaf, entry.index, sharePath, closing.entryCount, closing.sharesRoot), 'share');
  must(share === null || hexOf(sha256(bytesOf(share))) === entry.shareHash, 'share');
  return entry;
}

function draw(seed: string, root: string, eligible: number, winners: number): number[] {
  const prefix = [...bytesOf(seed), ...bytesOf(root)];
  const moved = new Map<number, number>();
  const places: number[] = [];
  let block = 0;
  const next = () => {
    const counter = [24, 16, 8, 0].map((bits) => (block >>> bits) & 255);
    block++;
    return sha256(Uint8Array.from([...prefix, ...counter]))
      .slice(0, 6)
      .reduce((number, byte) => number * 256 + byte, 0);
  };
  for (let left = eligible; left > 0 && places.length < winners; left--) {
    let number = next();
    while (number >= Math.floor(2 ** 48 / left) * left) number = next();
    const place = number % left;
    places.push(moved.get(place) ?? place);
    moved.set(place, moved.get(left - 1) ?? left - 1);
  }
  return places;
}

/** RFC 9162, section 2.1.3.2. */
function isIncluded(
  leaf: Uint8Array,
  index: number,
  path: readonly string[],
  size: number,
  root: string,
): boolean {
  if (index >= size) return false;
  let [at, last, node] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    const right = at % 2 === 1 || at === last;
    node = sha256(
      Uint8Array.from([1, ...(right ? [...bytesOf(beside), ...node] : [...node, ...bytesOf(beside)])]),
    );
    while (right && at % 2 === 0 && at !== 0) {
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hexOf(node) === root;
}

function leafOf(content: readonly (string | number | boolean | null)[]): Uint8Array {
  return sha256(Uint8Array.from([0, ...utf8(JSON.stringify(content))]));
}

/** RFC 8785, as far as whole numbers go. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
