import { createHash } from 'node:crypto';
import { verify } from '../docs/reference/verify-lucky-bag.mjs';
import { hashOfShare } from '../server/src/features/stage/lucky-bags/entry-commitment.ts';
import {
  closeEntries,
  type ProofDocument,
  proveDraw,
  proveEntry,
  type SealedBag,
  sealBag,
} from '../server/src/features/stage/lucky-bags/proof-document.ts';
import { commitmentOf } from '../server/src/features/stage/lucky-bags/seed-commitment.ts';
import { verifyProof } from '../web/shopper/lucky-bags/verify-proof.ts';
import { type Bench, type BenchOptions, BenchUsageError, wholeOption } from './bench.ts';
import { chiSquareTail } from './chi-square.ts';

/**
 * `--draws` 10000, `--entries` 60 (every sixth did not meet the conditions, every third share is not revealed), `--winners` 5,
 * `--seed` 1: from it come all seeds and shares by SHA-256, so that a run can be repeated and another seed gives other draws.
 * Each proof, and one entrant's own, is verified by the script and by the page's verifier; then once more with one of its
 * fields changed, which both must refuse.
 */
export const liveDraw: Bench = {
  name: 'live-draw',
  describe: 'Draws lucky bags, verifies every proof twice over, and asks whether all places are as likely.',
  async run(options: BenchOptions) {
    const draws = wholeOption(options, 'draws', options.quick === undefined ? 10_000 : 500);
    const entries = wholeOption(options, 'entries', 60);
    const winners = wholeOption(options, 'winners', 5);
    const seed = wholeOption(options, 'seed', 1);
    if (winners > 100) throw new BenchUsageError('--winners is at most 100.');
    const run = new DrawRun(entries, winners, String(seed));
    for (let n = 0; n < draws; n++) run.draw(n);
    return { figures: run.figures(draws), peers: {}, settings: { draws, entries, winners, seed } };
  },
};

class DrawRun {
  readonly #entries: number;
  readonly #winners: number;
  readonly #seed: string;
  readonly #wonAt: number[];
  readonly #firstAt: number[];
  #verified = 0;
  #forgeriesMissed = 0;
  #drawMs = 0;
  #verifyMs = 0;

  constructor(entries: number, winners: number, seed: string) {
    this.#entries = entries;
    this.#winners = winners;
    this.#seed = seed;
    const eligible = entries - Math.floor(entries / 6);
    this.#wonAt = new Array<number>(eligible).fill(0);
    this.#firstAt = new Array<number>(eligible).fill(0);
  }

  draw(n: number): void {
    const startedMs = performance.now();
    const bag = this.#bag(n);
    const proof = proveDraw(bag, this.#secret(n, 'seed'));
    const own = proveEntry(bag, `e${n % this.#entries}`)!;
    const drawnMs = performance.now();
    if (isAccepted(proof, own) === 2) this.#verified += 1;
    this.#drawMs += drawnMs - startedMs;
    this.#verifyMs += performance.now() - drawnMs;
    this.#forgeriesMissed += isAccepted(forged(proof, n), own);
    proof.winners.forEach(({ index }, rank) => {
      this.#wonAt[index]! += 1;
      if (rank === 0) this.#firstAt[index]! += 1;
    });
  }

  figures(draws: number): Record<string, number> {
    const places = this.#wonAt.length;
    const winners = Math.min(this.#winners, places);
    // Winners of one draw cannot share a place: their counts spread less than independent ones, by this much.
    const spread = places === winners ? 1 : (places - winners) / (places - 1);
    return {
      chiSquareP: chiSquareTail(chiSquare(this.#wonAt, draws * winners) / spread, places - 1),
      firstChiSquareP: chiSquareTail(chiSquare(this.#firstAt, draws), places - 1),
      verified: this.#verified / draws,
      draws,
      forgeriesMissed: this.#forgeriesMissed,
      drawsPerS: (draws / this.#drawMs) * 1000,
      verificationsPerS: ((2 * draws) / this.#verifyMs) * 1000,
    };
  }

  #secret(n: number, what: string): string {
    return createHash('sha256').update(`${this.#seed} ${n} ${what}`).digest('hex');
  }

  #bag(n: number): SealedBag {
    const shares = new Map<string, string>();
    const entries = Array.from({ length: this.#entries }, (_, at) => {
      const entryId = `e${at}`;
      const share = this.#secret(n, entryId);
      if (at % 3 !== 2) shares.set(entryId, share);
      return { entryId, number: at + 1, conditionsMet: at % 6 !== 5, shareHash: hashOfShare(share) };
    });
    const rules = { bagId: `bag ${n}`, winners: this.#winners };
    return sealBag(rules, commitmentOf(this.#secret(n, 'seed')), closeEntries(entries), shares);
  }
}

function chiSquare(counts: readonly number[], total: number): number {
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** By how many of the two verifiers: 0, 1 or 2. */
function isAccepted(proof: unknown, own: unknown): number {
  let accepted = verifyProof(proof, own).ok ? 1 : 0;
  try {
    verify(proof, own);
    accepted += 1;
  } catch {
    // Refused.
  }
  return accepted;
}

/** A proof with one field changed, in turn. */
function forged(proof: ProofDocument, n: number): unknown {
  const other = '5'.repeat(64);
  const { closing, rules, winners } = proof;
  const friend = winners.map((winner, at) => (at === 0 ? { ...winner, entryId: 'friend' } : winner));
  const changes = [
    { rules: { ...rules, winners: rules.winners + 1 } },
    { seed: other },
    { root: other },
    { closing: { ...closing, sharesRoot: other } },
    { closing: { ...closing, entryCount: closing.entryCount + 1 } },
    { winners: winners.slice(1) },
    { winners: friend },
  ];
  return { ...proof, ...changes[n % changes.length] };
}
