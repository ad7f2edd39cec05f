import { setImmediate } from 'node:timers/promises';
import { interactionsOf, tasteVectors } from '@kanmai/interest';
import { dayMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { findTakings, type Taking } from './takings.views.ts';
import { replaceVectors } from './vector.service.ts';
import { writeVectorFile } from './vector-file.ts';

/** The name of the vectors that the platform trains by itself; an operator's go by other names. */
export const tasteVectorsName = 'taken-together';

const daysRead = 60;
const bounds = { stepsMax: 5_000_000, takingsMax: 1_000_000 } as const;
const rank = 48;
/** A clip is placed by what so many people at least made of it, and a person says something who enjoyed so many. */
const peoplePerClipMin = 3;
const clipsPerPersonMin = 2;
/** With fewer clips than this the other channels look at everything anyway. */
const clipsMin = 30;

type Deps = Pick<FeatureDeps, 'db' | 'blobs' | 'clock' | 'random' | 'log' | 'eventsAppended'>;

/**
 * Trains vectors of clips by who enjoyed them, and hands them to the engine of every process by the door that outside
 * trainers use. Answers how many clips have one; where there is too little to learn from, 0, and what there was stays.
 */
export async function trainTasteVectors(deps: Deps, signal?: AbortSignal): Promise<number> {
  const sinceMs = deps.clock.nowMs() - daysRead * dayMs;
  const takings = tellingOf(await findTakings(deps.db, sinceMs, bounds));
  const clips = numbered(takings.map(({ clipId }) => clipId));
  const people = numbered(takings.map(({ personId }) => personId));
  if (clips.size < clipsMin) return 0;
  const interactions = interactionsOf(
    people.size,
    clips.size,
    takings.map(({ personId }) => people.get(personId) as number),
    takings.map(({ clipId }) => clips.get(clipId) as number),
  );
  const steps = tasteVectors(interactions, rank, deps.random);
  let step = steps.next();
  while (step.done !== true) {
    // Requests first.
    await setImmediate();
    signal?.throwIfAborted();
    step = steps.next();
  }
  const { dim, values } = step.value;
  const file = writeVectorFile({ dim, ids: [...clips.keys()], values });
  const taken = await replaceVectors(deps, tasteVectorsName, file);
  if (!taken.ok) throw new Error(`vectors that were just trained are refused: ${taken.failure.detail}`);
  deps.log.info(
    { clips: clips.size, people: people.size, takings: takings.length },
    'vectors of taste were trained',
  );
  return clips.size;
}

/** Those of clips that several people enjoyed, by people who enjoyed several. */
function tellingOf(takings: readonly Taking[]): readonly Taking[] {
  const byClip = countBy(takings, ({ clipId }) => clipId);
  const ofSeveral = takings.filter(({ clipId }) => (byClip.get(clipId) as number) >= peoplePerClipMin);
  const byPerson = countBy(ofSeveral, ({ personId }) => personId);
  return ofSeveral.filter(({ personId }) => (byPerson.get(personId) as number) >= clipsPerPersonMin);
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(names)].map((name, number) => [name, number]));
}

/** Four times a day: what is new in between is found by what is enjoyed together with it, at once. */
export function tasteVectorsJob(deps: Deps): JobDefinition {
  return {
    name: 'feed.taste-vectors',
    ...{ concurrency: 1, retriesMax: 1, timeoutS: 1_800, cron: '23 */6 * * *' },
    run: async (_data, { signal }) => {
      await trainTasteVectors(deps, signal);
    },
  };
}
