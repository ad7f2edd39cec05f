import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, wholeOption } from './bench.ts';
import { type Outcome, runRounds } from './orders-faults/rounds.ts';

const shownMax = 20;

/** Everything is killed while many buy, and nothing may be lost, doubled, oversold or out of balance. */
export const ordersFaults: Bench = {
  name: 'orders-faults',
  describe: 'kill -9 of server and PostgreSQL while people buy (--rounds 50 --seed 1 --buyers 12)',
  async run(options) {
    const rounds = wholeOption(options, 'rounds', options.quick === undefined ? 50 : 2);
    const seed = wholeOption(options, 'seed', 1);
    const buyers = wholeOption(options, 'buyers', 12);
    const home = await mkdtemp(join(tmpdir(), 'kanmai-faults-'));
    try {
      const outcome = await runRounds({ rounds, seed, buyers, home }, say);
      for (const { round, invariant, subject, detail } of outcome.violations.slice(0, shownMax)) {
        say(`violated in round ${round} (seed ${seed}): ${invariant}: ${subject} ${detail}`);
      }
      return { figures: { rounds, ...figuresOf(outcome) }, peers: {}, settings: { rounds, seed, buyers } };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Which figure counts a broken sentence; what is named nowhere is counted as `outOfStep`. */
const figureOf: Readonly<Record<string, string>> = {
  'every acknowledged order exists, at its total': 'lost',
  'every acknowledged payment is honoured or goes back': 'lost',
  'money that came was taken': 'lost',
  'late money has gone back': 'lost',
  'no level is oversold': 'oversold',
  'what levels hold is what active holds hold': 'oversold',
  'an unpaid checkout holds its goods, a paid one has sold them': 'oversold',
  'on hand is what was there, less what was sold, with what came back': 'oversold',
  'the ledger adds up to zero by currency': 'ledgerImbalance',
  'every journal balances': 'ledgerImbalance',
  'a payment is in the books as often as it came and went back': 'ledgerImbalance',
  'an order’s refunds are in the books, and never above what was paid': 'ledgerImbalance',
  'escrow owes what was paid for orders and neither went back nor was settled': 'ledgerImbalance',
  'a journal of a kind is posted once for its reference': 'duplicateEffects',
  'a checkout is paid by exactly one payment, of its total': 'duplicateEffects',
  'one key made one order': 'duplicateEffects',
  'a key has one effect, and its answer': 'duplicateEffects',
  'an order is placed and paid once': 'duplicateEffects',
  'the log tells every step of an order once': 'duplicateEffects',
  'nobody has a promotion more often than one may': 'duplicateEffects',
  'a coupon is used in the one order that has it': 'duplicateEffects',
  'every message of a webhook was delivered': 'webhooksMissing',
  'a message is signed and stays the same': 'webhooksMissing',
};

function figuresOf({ kills, memory, delivered, violations, recoverS }: Outcome): Record<string, number> {
  const figures: Record<string, number> = {
    ...{ kills, acknowledged: memory.placed.length, paid: memory.paid.length, webhooksDelivered: delivered },
    ...{ lost: 0, oversold: 0, ledgerImbalance: 0, duplicateEffects: 0, webhooksMissing: 0, outOfStep: 0 },
    ...{ recoverMedianS: median(recoverS), recoverMaxS: Math.max(...recoverS) },
  };
  for (const { invariant } of violations) {
    const figure = figureOf[invariant] ?? 'outOfStep';
    figures[figure] = (figures[figure] ?? 0) + 1;
  }
  return figures;
}
