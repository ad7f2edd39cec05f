import { seededRandom } from '@kanmai/kernel';
import { type Intervention, interventions, RoomWatch } from '@kanmai/trust';
import { type Bench, type BenchOptions, median, wholeOption } from './bench.ts';
import { type SimulatedRoom, type SimulatedTick, simulateRoom, tickS } from './trust-room/simulator/rooms.ts';
import { roomSimulatorVersion } from './trust-room/simulator/version.ts';

const innocentRooms = 20;
const innocentHours = 3;
const deceivedRooms = 20;
const deceivedHours = 1;
const inTimeS = 600;

/** What a watch answers of a tick; it is told when the desk has cleared the room. */
interface Watch {
  tick(tick: SimulatedTick): Intervention | undefined;
  clear(atMs: number): void;
}

/**
 * `--seeds` 20: each of twenty innocent rooms of three hours and twenty of an hour with one deceit. Seconds from the deceit to the first
 * intervention and to the cut, medians over rooms that had one within ten minutes; what came before the deceit is not
 * counted as found. `falsePer100h`: of innocent rooms, each cleared after an intervention; `…Low` and `…High` hold the mean over seeds
 * with 95 %. Beside it: a rule of thumb, complaints of the last minute three times their share so far and five at least.
 */
export const trustRoom: Bench = {
  name: 'trust-room',
  describe: 'Watches simulated rooms, and tells how soon deceit and how often innocence is acted upon.',
  async run(options: BenchOptions) {
    const seeds = options.quick === undefined ? wholeOption(options, 'seeds', 20) : 2;
    const own = runs(seeds, engineWatch);
    const thumb = runs(seeds, thumbWatch);
    return {
      figures: figuresOf(own, ''),
      peers: figuresOf(thumb, 'thumb'),
      settings: {
        ...options,
        ...{
          seeds,
          innocentHours: innocentRooms * innocentHours * seeds,
          deceivedRooms: deceivedRooms * seeds,
        },
        ...{ roomSimulatorVersion, tickS, inTimeS },
      },
    };
  },
};

interface SeedResult {
  readonly falseCounts: Readonly<Record<Intervention, number>>;
  readonly firstS: readonly number[];
  readonly cutS: readonly number[];
}

function runs(seeds: number, make: () => Watch): SeedResult[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const random = seededRandom(seed + 1);
    const falseCounts = { hint: 0, unpin: 0, mute: 0, cut: 0 };
    for (let room = 0; room < innocentRooms; room++)
      countFalse(simulateRoom(random, innocentHours, false), make(), falseCounts);
    const found = Array.from({ length: deceivedRooms }, () =>
      foundIn(simulateRoom(random, deceivedHours, true), make()),
    );
    return {
      falseCounts,
      firstS: found.map(({ firstS }) => firstS),
      cutS: found.map(({ cutS }) => cutS),
    };
  });
}

/** The desk looks at a room two minutes after an intervention, sees that nothing is wrong, and clears it. */
function countFalse({ ticks }: SimulatedRoom, watch: Watch, counts: Record<Intervention, number>): void {
  let clearMs = Number.POSITIVE_INFINITY;
  for (const tick of ticks) {
    if (tick.atMs >= clearMs) {
      watch.clear(tick.atMs);
      clearMs = Number.POSITIVE_INFINITY;
    }
    const intervention = watch.tick(tick);
    if (intervention === undefined) continue;
    counts[intervention]++;
    clearMs = Math.min(clearMs, tick.atMs + 120_000);
  }
}

/** Seconds from the deceit to the first intervention and to the cut; infinite where there was none in time. */
function foundIn({ ticks, incidentMs }: SimulatedRoom, watch: Watch): { firstS: number; cutS: number } {
  let firstS = Number.POSITIVE_INFINITY;
  let cutS = Number.POSITIVE_INFINITY;
  for (const tick of ticks) {
    const afterS = (tick.atMs - incidentMs!) / 1_000;
    if (afterS > inTimeS) break;
    const intervention = watch.tick(tick);
    if (intervention === undefined) continue;
    if (afterS < 0) watch.clear(tick.atMs);
    else {
      firstS = Math.min(firstS, afterS);
      if (intervention === 'cut') cutS = Math.min(cutS, afterS);
    }
  }
  return { firstS, cutS };
}

function engineWatch(): Watch {
  const watch = new RoomWatch();
  return {
    tick: ({ atMs, messages, complaints, orders, cancellations, viewers, reports }) =>
      watch.tick({
        atMs,
        counts: {
          complaints: { count: complaints, among: messages },
          cancellations: { count: cancellations, among: orders },
          reports: { count: reports, among: viewers },
        },
      })?.intervention,
    clear: (atMs) => watch.clear(atMs),
  };
}

/** No more than a hint: a rule of thumb has no grades. */
function thumbWatch(): Watch {
  const last: SimulatedTick[] = [];
  let complaints = 0;
  let messages = 0;
  let isOn = false;
  return {
    tick(tick) {
      last.push(tick);
      if (last.length > 60 / tickS) {
        const before = last.shift()!;
        complaints += before.complaints;
        messages += before.messages;
      }
      const recent = last.reduce((sum, each) => sum + each.complaints, 0);
      const among = last.reduce((sum, each) => sum + each.messages, 0);
      if (isOn || recent < 5 || recent * messages < 3 * complaints * among) return undefined;
      isOn = true;
      return 'hint';
    },
    clear() {
      isOn = false;
    },
  };
}

function figuresOf(results: readonly SeedResult[], prefix: string): Record<string, number> {
  const name = (words: string) =>
    prefix === '' ? words : `${prefix}${words[0]!.toUpperCase()}${words.slice(1)}`;
  const hours = innocentRooms * innocentHours;
  const first = results.flatMap(({ firstS }) => firstS);
  const cut = results.flatMap(({ cutS }) => cutS).filter(Number.isFinite);
  const per100h = (wanted: readonly Intervention[]) =>
    results.map(
      ({ falseCounts }) => (100 * wanted.reduce((sum, each) => sum + falseCounts[each], 0)) / hours,
    );
  const any = per100h(interventions);
  const mean = meanOf(any);
  // Beyond twenty seeds Student's t is near the normal distribution.
  const spread =
    2.09 * Math.sqrt(meanOf(any.map((each) => (each - mean) ** 2)) / Math.max(1, any.length - 1));
  const figures = {
    secondsToIntervention: median(first.filter(Number.isFinite)),
    missedShare: first.filter((each) => !Number.isFinite(each)).length / first.length,
    falsePer100h: mean,
    falsePer100hLow: mean - spread,
    falsePer100hHigh: mean + spread,
  };
  const graded = {
    secondsToCut: cut.length === 0 ? 0 : median(cut),
    cutShare: cut.length / first.length,
    ...Object.fromEntries(
      interventions.map((each) => [
        `false${each[0]!.toUpperCase()}${each.slice(1)}Per100h`,
        meanOf(per100h([each])),
      ]),
    ),
  };
  const all = prefix === '' ? { ...figures, ...graded } : figures;
  return Object.fromEntries(Object.entries(all).map(([each, value]) => [name(each), value]));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
