import type { ItemSignals } from './item-signals.ts';
import { type ModelSettings, modelDefaults } from './model-settings.ts';
import type { Task } from './tasks.ts';

/** What an engine is tuned by. Every field has a default; counts are limits that bound memory. */
export interface InterestSettings {
  /** Items ever named (removed ones keep their number, since seen sets speak of it). Further ones are refused and counted. */
  itemsMax: number;
  /** People remembered. Beyond it, whoever was away longest of a rotating sample of 64 is forgotten. */
  peopleMax: number;
  /** Interactions remembered per person, newest first. */
  historyLength: number;
  /** Categories, and as many authors, whose weight is kept per person. */
  affinityLength: number;
  /** After this many days a taste for a category or an author has half its weight. */
  affinityHalfLifeDays: number;
  /** After this many hours what was looked for is wanted half as much. */
  wantHalfLifeHours: number;
  /** After this many hours a success counts half for what is trending. */
  trendingHalfLifeHours: number;
  /** Items each item remembers as often enjoyed together with it. */
  neighbours: number;
  /** After this many days two items enjoyed together count half. */
  neighbourHalfLifeDays: number;
  /** The last enjoyed items that a newly enjoyed item is paired with. */
  pairWindow: number;
  /** Candidates that recall collects before ranking. */
  candidatesMax: number;
  /** Candidates that the ranking model scores, best by recall first. */
  rankedMax: number;
  /** The largest page that `skeleton` answers. */
  countMax: number;
  /** Times an item is shown before it stops being fresh: its first audience. */
  firstAudience: number;
  /** Share of the slots that go to an item still finding its first audience. */
  freshShare: number;
  /** Share of the slots that go to a candidate drawn evenly, so that policies can be judged off line. */
  exploreShare: number;
  /** What a person's own taste weighs beside the model's value. */
  tasteWeight: number;
  /** Items that each answer looks over for what a person leans to, beside what the channels bring. */
  sampled: number;
  /** How much of what is not known of a person’s leanings speaks for an item, in standard deviations. */
  curiosity: number;
  /** How far pages believe leanings (`Leanings`) rather than the model at first; how far later, is learnt. */
  beliefShare: number;
  /** What an item loses for each of the last 16 shown that had its author; half of it for its category. */
  fatigue: number;
  /** What each thing that a person may do with an item is worth in the ranking. */
  value: Record<Task, number>;
  /** What each signal of an item takes from its value when it is 0: a share, at most 0.95. */
  signals: ItemSignals;
  /** A play of at least this long, or of the whole item when it is shorter, is a long view. */
  longViewMs: number;
  /** A play shorter than this, of less than a third of the item, is a skip. */
  skipMs: number;
  /** Events of one person that are learnt at once; beyond it `personPerHour`. More than anybody does by hand. */
  personBurst: number;
  personPerHour: number;
  /** An event so many days later than any before it is not believed until somebody else agrees. */
  aheadDays: number;
  /** Shown items waiting for their feedback, over all people; beyond it the oldest is learnt as it stands. */
  openExposuresMax: number;
  /** After this long a shown item is learnt as it stands. */
  openExposureMs: number;
  /** After this long an act (a purchase, say) is not owed to an exposure any more. */
  attributionMs: number;
  /** Exposures already learnt that late acts may still belong to, over all people; each about 250 bytes. */
  attributionMax: number;
  /** The online ranking model. */
  model: ModelSettings;
}

export const interestDefaults: InterestSettings = {
  itemsMax: 4_000_000,
  peopleMax: 1_000_000,
  historyLength: 64,
  affinityLength: 16,
  affinityHalfLifeDays: 14,
  wantHalfLifeHours: 24,
  trendingHalfLifeHours: 24,
  neighbours: 24,
  neighbourHalfLifeDays: 30,
  pairWindow: 10,
  candidatesMax: 256,
  rankedMax: 32,
  countMax: 100,
  firstAudience: 50,
  freshShare: 0.08,
  exploreShare: 0.04,
  tasteWeight: 0.5,
  sampled: 256,
  curiosity: 0.2,
  beliefShare: 0.7,
  fatigue: 0.03,
  value: { click: 0.3, longView: 1, like: 2, follow: 2, detail: 0.5, buy: 4, hide: -4 },
  signals: { trust: 0.6, stock: 0.8, promise: 0.4, margin: 0.1 },
  longViewMs: 18_000,
  skipMs: 3_000,
  personBurst: 3_000,
  personPerHour: 250,
  aheadDays: 30,
  openExposuresMax: 16_384,
  openExposureMs: 600_000,
  attributionMs: 3 * 86_400_000,
  attributionMax: 24_576,
  model: modelDefaults,
};
