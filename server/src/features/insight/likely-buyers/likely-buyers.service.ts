import type { InterestsAnswer } from '@kanmai/interest';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Engine } from '../../stage/feed/index.ts';
import {
  type CountedGroup,
  type FoundPeople,
  nothingToShow,
  tell,
  toldForMs,
} from './likely-buyers.policy.ts';
import type { LikelyBuyers } from './likely-buyers.schema.ts';
import { findTold, keepTold } from './likely-buyers.store.ts';
import { countCities, findWhoIsLeftOut } from './likely-buyers.views.ts';

export interface LikelyBuyersDeps extends Pick<FeatureDeps, 'db' | 'clock' | 'random'> {
  readonly engine: Pick<Engine, 'ask'>;
}

export interface Subject {
  /** The clip or product. */
  readonly id: string;
  readonly authorId: string;
  readonly category: string;
  /** The clips that stand for it; none: there is nothing to show. */
  readonly clipIds: readonly string[];
}

/** Tastes that say something of a person. */
const interestsOfPerson = 3;

/** Who would watch something, told in numbers and groups, the same for a day: no id of anybody leaves this function. */
export async function findLikelyBuyers(deps: LikelyBuyersDeps, subject: Subject): Promise<LikelyBuyers> {
  if (subject.clipIds.length === 0) return { ...nothingToShow, asOf: null };
  const nowMs = deps.clock.nowMs();
  const told = await findTold(deps.db, subject.id, nowMs - toldForMs);
  if (told !== null) return told;
  const found = tell(await countPeople(deps, subject), deps.random);
  return unitOfWork(deps.db, (tx) => keepTold(tx, subject.id, found, { nowMs, sinceMs: nowMs - toldForMs }));
}

async function countPeople(
  deps: LikelyBuyersDeps,
  { clipIds, category, authorId }: Subject,
): Promise<FoundPeople> {
  const { engine, random } = deps;
  const seed = random.next() * 2 ** 32;
  const request = { items: clipIds, atMs: deps.clock.nowMs(), count: 0, seed };
  const first = await engine.ask('audience', request);
  const leftOut = await findWhoIsLeftOut(deps.db, authorId, first.likely);
  const people = first.likely.filter((person) => !leftOut.has(person));
  // They leave the estimate as they leave the count.
  const kept = first.likely.length === 0 ? 0 : people.length / first.likely.length;
  const { reach } = first;
  return {
    ...{ likely: people.length, category },
    reach: {
      people: Math.round(reach.people * kept),
      low: Math.floor(reach.low * kept),
      high: Math.ceil(reach.high * kept),
    },
    interests: countInterests(await engine.ask('interests', people)),
    cities: await countCities(deps.db, people),
  };
}

function countInterests(people: readonly InterestsAnswer[]): CountedGroup[] {
  const counts = new Map<string, number>();
  for (const person of people) {
    const liked = person.categories.filter(({ weight }) => weight > 0);
    for (const { category } of liked.slice(0, interestsOfPerson))
      counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, people: count }));
}
