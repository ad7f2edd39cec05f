import type { LikelyBuyers } from './likely-buyers.schema.ts';

/** Of a group of fewer people nothing is told: a merchant sees numbers, never anybody. */
export const groupMin = 20;
/** Numbers go in steps, so that asking before and after one person's step tells nothing of them. */
const step = 5;
const groupsMax = 6;

export interface CountedGroup {
  readonly name: string;
  readonly people: number;
}

export interface FoundPeople {
  /** Whether there is anything to show them. */
  readonly hasClip: boolean;
  /** People who were counted as likely. */
  readonly likely: number;
  readonly reach: { readonly people: number; readonly low: number; readonly high: number };
  readonly interests: readonly CountedGroup[];
  readonly cities: readonly CountedGroup[];
  /** The category of the thing itself. */
  readonly category: string;
}

/** What a merchant is told of the people found. */
export function tell(found: FoundPeople): LikelyBuyers {
  const { hasClip, likely, reach } = found;
  const nothing = { reach: null, interests: [], cities: [] };
  if (!hasClip) return { ...nothing, advice: 'no-clip' };
  if (likely < groupMin) return { ...nothing, advice: 'too-few' };
  const interests = groupsOf(found.interests, likely).map(({ name, share }) => ({ category: name, share }));
  const cities = groupsOf(found.cities, likely).map(({ name, share }) => ({ city: name, share }));
  return {
    reach: { people: stepped(reach.people), low: stepped(reach.low), high: stepped(reach.high) },
    interests,
    cities,
    advice: adviseOn(found.category, interests, cities),
  };
}

/** A group that is nearly everybody tells of the few who are not in it: it says `all of them` instead. */
function groupsOf(groups: readonly CountedGroup[], all: number): { name: string; share: number }[] {
  return groups
    .filter(({ name, people }) => name !== '' && people >= groupMin)
    .toSorted((a, b) => b.people - a.people || a.name.localeCompare(b.name))
    .slice(0, groupsMax)
    .map(({ name, people }) => ({
      name,
      share: all - people < groupMin ? 1 : Math.round((20 * people) / all) / 20,
    }));
}

const stepped = (people: number) => Math.floor(people / step) * step;

const nearShare = 0.4;
const interestShare = 0.5;

function adviseOn(
  category: string,
  interests: LikelyBuyers['interests'],
  cities: LikelyBuyers['cities'],
): LikelyBuyers['advice'] {
  if ((cities[0]?.share ?? 0) >= nearShare) return 'near-first';
  const other = interests.find((interest) => interest.category !== category);
  if (other !== undefined && other.share >= interestShare) return 'new-look';
  return (interests[0]?.share ?? 0) >= interestShare ? 'interest-first' : 'wide';
}
