import { dayMs, type Random } from '@kanmai/kernel';
import type { LikelyBuyers } from './likely-buyers.schema.ts';

/** Of a group of fewer people nothing is told: a merchant sees numbers, never anybody. */
export const groupMin = 20;
/** Numbers go in steps of ten, up or down by chance. */
export const step = 10;
/** So long the same is told: asking before and after one person's step tells nothing of them. */
export const toldForMs = dayMs;
const groupsMax = 6;

export interface CountedGroup {
  readonly name: string;
  readonly people: number;
}

export interface FoundPeople {
  /** People who were counted as likely. */
  readonly likely: number;
  readonly reach: { readonly people: number; readonly low: number; readonly high: number };
  readonly interests: readonly CountedGroup[];
  readonly cities: readonly CountedGroup[];
  /** The category of the thing itself. */
  readonly category: string;
}

/** What is told, but when. */
export type Told = Omit<LikelyBuyers, 'asOf'>;

export const nothingToShow: Told = { reach: null, interests: [], cities: [], advice: 'no-clip' };

/**
 * What a merchant is told of the people found. Every number is rounded by chance, so that no single person makes one
 * appear, vanish or change for certain, whatever else is known: each makes it a tenth likelier.
 */
export function tell(found: FoundPeople, random: Random): Told {
  const { likely, reach } = found;
  const all = stepped(likely, random.next());
  if (!isTold(likely, all)) return { ...nothingToShow, advice: 'too-few' };
  const of = { likely, all };
  const interests = groupsOf(found.interests, of, random).map(({ name, share }) => ({
    category: name,
    share,
  }));
  const cities = groupsOf(found.cities, of, random).map(({ name, share }) => ({ city: name, share }));
  // One draw for all three, which keeps them in order.
  const draw = random.next();
  return {
    reach: {
      people: stepped(reach.people, draw),
      low: stepped(reach.low, draw),
      high: stepped(reach.high, draw),
    },
    ...{ interests, cities },
    advice: adviseOn(found.category, interests, cities),
  };
}

/**
 * Random rounding, as offices of statistics do it: to the step below or above, the nearer the likelier, right on average.
 * `draw` in [0, 1).
 */
export function stepped(people: number, draw: number): number {
  return Math.floor((people + step * draw) / step) * step;
}

/** At twenty the chance begins: one person more or less is no sign. */
const isTold = (people: number, rounded: number) => people > groupMin && rounded > groupMin;

interface All {
  readonly likely: number;
  /** The same, rounded. */
  readonly all: number;
}

/** A group that is nearly everybody tells of the few who are not in it: it says `all of them` instead. */
function groupsOf(
  groups: readonly CountedGroup[],
  { likely, all }: All,
  random: Random,
): { name: string; share: number }[] {
  return groups
    .filter(({ name }) => name !== '')
    .map(({ name, people }) => {
      const [inside, outside] = [stepped(people, random.next()), stepped(likely - people, random.next())];
      const isAll = !isTold(likely - people, outside);
      return { name, inside, isTold: isTold(people, inside), share: isAll ? 1 : shareOf(inside, all) };
    })
    .filter((group) => group.isTold)
    .toSorted((a, b) => b.inside - a.inside || a.name.localeCompare(b.name))
    .slice(0, groupsMax)
    .map(({ name, share }) => ({ name, share }));
}

/** In steps of a twentieth, of numbers that are rounded already. */
const shareOf = (inside: number, all: number) => Math.min(1, Math.round((20 * inside) / all) / 20);

const nearShare = 0.4;
const interestShare = 0.5;

function adviseOn(category: string, interests: Told['interests'], cities: Told['cities']): Told['advice'] {
  if ((cities[0]?.share ?? 0) >= nearShare) return 'near-first';
  const other = interests.find((interest) => interest.category !== category);
  if (other !== undefined && other.share >= interestShare) return 'new-look';
  return (interests[0]?.share ?? 0) >= interestShare ? 'interest-first' : 'wide';
}
