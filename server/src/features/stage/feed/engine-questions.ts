import { setImmediate } from 'node:timers/promises';
import {
  type AudienceAnswer,
  type AudienceRequest,
  type Choices,
  type ExplainAnswer,
  type Feelings,
  type Interest,
  type InterestCounters,
  type InterestsAnswer,
  type NamedVectors,
  Near,
  type PutVectorsAnswer,
  type ScoreAnswer,
  type ScoreRequest,
  type TaskCalibration,
} from '@kanmai/interest';
import { seededRandom } from '@kanmai/kernel';
import { BoundedMap } from './bounded-map.ts';
import type { PageAnswer, PageQuery } from './engine-page.ts';
import type { Lesson } from './feed.learning.ts';

const citiesMax = 500;

/** The engine at its desk: whatever arrives is data, and so is what it answers. */
export class EngineDesk {
  interest: Interest;
  readonly near = new BoundedMap<string, Near>(citiesMax);
  private pieces: Generator<Uint8Array> | null = null;

  constructor(interest: Interest) {
    this.interest = interest;
  }

  /** The next piece of a snapshot, from the first where `isFirst`; null after the last. */
  snapshotPiece(isFirst: boolean): Uint8Array | null {
    if (isFirst || this.pieces === null) this.pieces = this.interest.snapshotPieces();
    const { value, done } = this.pieces.next();
    if (done !== true) return value;
    this.pieces = null;
    return null;
  }

  choicesOf(given: PageQuery['choices']): Choices | undefined {
    if (given === undefined) return undefined;
    const { city, ...asked } = given;
    const near = city === null ? undefined : this.near.get(city);
    return near === undefined ? asked : { ...asked, near };
  }
}

/** What can be asked of an engine besides. */
export const questions = {
  tell({ interest }, lessons: readonly Lesson[]): void {
    for (const lesson of lessons) teach(interest, lesson);
  },
  page(desk, { choices, seed, ...query }: PageQuery): PageAnswer {
    const { interest } = desk;
    const asked = desk.choicesOf(choices);
    const items = interest.skeleton({
      ...query,
      ...(asked === undefined ? {} : { choices: asked }),
      tab: 'for-you',
      random: seededRandom(seed),
    });
    return {
      items,
      isNewPerson: !interest.remembers(query.person),
      isEmpty: items.length === 0 && interest.counters().available === 0,
    };
  },
  interests: ({ interest }, people: readonly string[]): InterestsAnswer[] =>
    people.map((person) => interest.interests(person)),
  explain: (
    desk,
    person: string,
    item: string,
    choices: PageQuery['choices'],
  ): ExplainAnswer & Pick<PageAnswer, 'isNewPerson'> => ({
    ...desk.interest.explain(person, item, desk.choicesOf(choices)),
    isNewPerson: !desk.interest.remembers(person),
  }),
  score: ({ interest }, rows: readonly ScoreRequest[]): ScoreAnswer[] =>
    rows.map((row) => interest.score(row)),
  feelings: ({ interest }, person: string, atMs: number): Feelings => interest.feelings(person, atMs),
  audience: (
    { interest },
    { seed, ...request }: Omit<AudienceRequest, 'random'> & { readonly seed: number },
  ): AudienceAnswer => interest.audience({ ...request, random: seededRandom(seed) }),
  counters: ({ interest }): InterestCounters => interest.counters(),
  calibration: ({ interest }): TaskCalibration[] => interest.calibration(),
  /** What is near a city from now on. */
  putNear({ near }, city: string, authors: readonly string[], items: readonly string[]): void {
    near.set(city, new Near(authors, items));
  },
  vectorNames: ({ interest }): string[] => interest.vectorNames(),
  vectors: ({ interest }, name: string): NamedVectors | undefined => interest.vectors(name),
  removeVectors: ({ interest }, name: string): boolean => interest.removeVectors(name),
  putVectors: (
    { interest },
    name: string,
    dim: number,
    ids: readonly string[],
    values: Float32Array,
  ): PutVectorsAnswer => interest.putVectors(name, dim, ids, values),
  /** Arranges vectors for speed; whatever else is asked has its turn in between. */
  async arrangeVectors({ interest }): Promise<void> {
    for (const _ of interest.arrangeVectors()) await setImmediate();
  },
  snapshotPiece: (desk, isFirst: boolean): Uint8Array | null => desk.snapshotPiece(isFirst),
} satisfies Record<string, (desk: EngineDesk, ...given: never[]) => unknown>;

type Questions = typeof questions;
export type QuestionName = keyof Questions;
export type Arguments<Name extends QuestionName> =
  Parameters<Questions[Name]> extends [EngineDesk, ...infer Given] ? Given : never;
export type Answer<Name extends QuestionName> = Awaited<ReturnType<Questions[Name]>>;

/** Puts a question to the engine at a desk. */
export function answer<Name extends QuestionName>(
  desk: EngineDesk,
  name: Name,
  given: Arguments<Name>,
): Answer<Name> | Promise<Answer<Name>> {
  const ask = questions[name] as unknown as (
    desk: EngineDesk,
    ...given: Arguments<Name>
  ) => Answer<Name> | Promise<Answer<Name>>;
  return ask(desk, ...given);
}

function teach(interest: Interest, lesson: Lesson): void {
  if (lesson.do === 'learn') interest.learn(lesson.event);
  else if (lesson.do === 'put') interest.putItem(lesson.item);
  else if (lesson.do === 'signals') interest.putItemSignals(lesson.item, lesson.signals);
  else if (lesson.do === 'audience') interest.giveAudience(lesson.item, lesson.audience);
  else if (lesson.do === 'reset') interest.reset(lesson.person, lesson.keepsHidden);
  else if (lesson.do === 'forget') interest.forget(lesson.person);
  else if (lesson.do === 'merge') interest.merge(lesson.from, lesson.into);
  else interest[lesson.do](lesson.person, lesson.scope, lesson.target);
}
