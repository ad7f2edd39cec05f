import type { Interest } from '@kanmai/interest';
import type { FeatureDeps } from '../../../feature.ts';
import { type CountedGroup, tell } from './likely-buyers.policy.ts';
import type { LikelyBuyers } from './likely-buyers.schema.ts';
import { countCities, findWhoHid } from './likely-buyers.views.ts';

export interface LikelyBuyersDeps extends Pick<FeatureDeps, 'db' | 'clock' | 'random'> {
  readonly interest: () => Pick<Interest, 'audience' | 'interests'>;
}

export interface Subject {
  readonly authorId: string;
  readonly category: string;
  /** The clips that stand for it; none: there is nothing to show. */
  readonly clipIds: readonly string[];
}

/** Tastes that say something of a person. */
const interestsOfPerson = 3;

/** Who would watch something, told in numbers and groups: no id of anybody leaves this function. */
export async function findLikelyBuyers(deps: LikelyBuyersDeps, subject: Subject): Promise<LikelyBuyers> {
  const { clipIds, category } = subject;
  const engine = deps.interest();
  const request = { items: clipIds, atMs: deps.clock.nowMs(), count: 0, random: deps.random };
  const first = engine.audience(request);
  const hid = await findWhoHid(deps.db, subject.authorId, first.likely);
  const people = first.likely.filter((person) => !hid.has(person));
  // Those who hid it a moment ago leave the estimate as they leave the count.
  const kept = first.likely.length === 0 ? 0 : people.length / first.likely.length;
  const { reach } = first;
  return tell({
    ...{ hasClip: clipIds.length > 0, likely: people.length, category },
    reach: {
      people: Math.round(reach.people * kept),
      low: Math.floor(reach.low * kept),
      high: Math.ceil(reach.high * kept),
    },
    interests: countInterests(engine, people),
    cities: await countCities(deps.db, people),
  });
}

function countInterests(engine: Pick<Interest, 'interests'>, people: readonly string[]): CountedGroup[] {
  const counts = new Map<string, number>();
  for (const person of people) {
    const liked = engine.interests(person).categories.filter(({ weight }) => weight > 0);
    for (const { category } of liked.slice(0, interestsOfPerson))
      counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, people: count }));
}
