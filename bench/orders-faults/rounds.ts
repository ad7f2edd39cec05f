import { setTimeout as pause } from 'node:timers/promises';
import { minuteMs, randomBelow, randomPick, seededRandom } from '@kanmai/kernel';
import { type HomeProcess, startHome, type Victim } from '../../tests/fault/home-process.ts';
import type { Violation } from '../../tests/fault/invariants.ts';
import { buyOnAndOn, type Memory } from './buyer.ts';
import { checkAtRest } from './check.ts';
import { findBuyers, layOut, openShops } from './market.ts';
import { startReceiver } from './receiver.ts';
import type { Site } from './site.ts';

export interface Settings {
  readonly rounds: number;
  readonly seed: number;
  readonly buyers: number;
  /** Where the database lives, from round to round. */
  readonly home: string;
}

export interface Outcome {
  readonly kills: number;
  readonly memory: Memory;
  readonly delivered: number;
  readonly violations: readonly (Violation & { readonly round: number })[];
  /** From each kill to the next answer. */
  readonly recoverS: readonly number[];
}

const ways: readonly (readonly Victim[])[] = [
  ['server'],
  ['postgres'],
  ['server', 'postgres'],
  ['postgres', 'server'],
];
/** Each life begins so much later in the day: what nobody paid falls due, shown prices are over. */
const aheadMs = 16 * minuteMs;
const secret = 'a secret of the fault benchmark, long enough';

/** Bursts of buyers, in the midst of which everything is killed; after each round the tables are asked. */
export async function runRounds(settings: Settings, onLine: (line: string) => void): Promise<Outcome> {
  const random = seededRandom(settings.seed);
  const site: Site = { address: null, closing: false, surprises: [] };
  const memory: Memory = { placed: [], paid: [] };
  const stock: { variantId: string; onHand: number }[] = [];
  const violations: (Violation & { round: number })[] = [];
  const recoverS: number[] = [];
  const receiver = await startReceiver(seededRandom(settings.seed + 1));
  let lives = 0;
  const start = async (): Promise<HomeProcess> => {
    const environment = {
      KANMAI_LOG: 'silent',
      KANMAI_SECRET: secret,
      KANMAI_FAULT_AHEAD_MS: String(aheadMs * lives),
    };
    const running = await startHome(settings.home, environment);
    lives += 1;
    site.address = running.address;
    return running;
  };
  let running = await start();
  try {
    const shops = await openShops(site, running, receiver);
    const randoms = Array.from({ length: settings.buyers }, (_, index) =>
      seededRandom(settings.seed * 1_000 + index),
    );
    const buyers = await findBuyers(site, running, randoms);
    for (let round = 1; round <= settings.rounds; round++) {
      const goods = await layOut(site, shops, round);
      stock.push(...goods.variants.map(({ id, onHand }) => ({ variantId: id, onHand })));
      site.closing = false;
      let failure: unknown = null;
      const burst = buyers.map((buyer) =>
        buyOnAndOn({ site, secret, shops, goods, memory }, buyer).catch((error: unknown) => {
          failure ??= error;
        }),
      );
      // One round in four kills again what has hardly come up.
      for (let kills = randomBelow(random, 4) === 0 ? 2 : 1; kills > 0; kills--) {
        await pause(300 + randomBelow(random, 1_200));
        const fromMs = performance.now();
        site.address = null;
        await running.kill(randomPick(random, ways));
        running = await start();
        recoverS.push((performance.now() - fromMs) / 1_000);
      }
      await pause(300 + randomBelow(random, 700));
      site.closing = true;
      await Promise.all(burst);
      if (failure !== null) throw failure;
      await goods.clear();
      const found = await checkAtRest(running.databaseUrl, receiver, { stock, ...memory });
      const fresh = found.filter(({ invariant, subject }) => !isKnown(violations, invariant, subject));
      fresh.push(...site.surprises.splice(0));
      violations.push(...fresh.map((violation) => ({ ...violation, round })));
      onLine(`round ${round}: ${memory.placed.length} acknowledged so far, ${fresh.length} new violations`);
    }
  } finally {
    site.closing = true;
    await running.stop();
    await receiver.stop();
  }
  return { kills: recoverS.length, memory, delivered: receiver.taken.size, violations, recoverS };
}

/** What was lost stays lost: it is counted in the round that lost it. */
function isKnown(known: readonly Violation[], invariant: string, subject: string): boolean {
  return known.some((violation) => violation.invariant === invariant && violation.subject === subject);
}
