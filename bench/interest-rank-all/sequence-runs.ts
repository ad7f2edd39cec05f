import {
  type ItemTraits,
  type NextPart,
  OftenTaken,
  type Question,
  type SequenceHistory,
  SequenceModel,
  type SequenceSettings,
  type TrainedSequence,
  type TransitionSettings,
  Transitions,
  trainSequence,
} from '@kanmai/interest';
import { seededRandom } from '@kanmai/kernel';
import type { BenchResult } from '../bench.ts';
import { Places } from './places.ts';
import { peakMb } from './protocol.ts';

interface Judged {
  readonly places: Places;
  readonly seconds: number;
}

const block = 256;

/** What a protocol gives to be trained on and asked. */
export interface SequenceRun {
  readonly history: SequenceHistory;
  readonly settings: SequenceSettings;
  readonly seed: number;
  readonly traits?: ItemTraits | undefined;
  /** Asked after training; how they went on is in none of the history. */
  readonly questions: readonly Question[];
  /** Co-visitation as the published tables have it. */
  readonly plainTransitions: TransitionSettings;
  /** The published figures by name. */
  readonly figuresOf: (places: Places) => Record<string, number>;
  readonly speedName: string;
}

/** Trains, asks the model and its simpler peers the same questions, and gives the figures of all. */
export function runSequence(run: SequenceRun): Omit<BenchResult, 'settings'> & {
  readonly chosen: Record<string, unknown>;
} {
  const { history, settings, questions, figuresOf } = run;
  const began = performance.now();
  const trained = trainSequence(history, settings, seededRandom(run.seed), run.traits);
  const trainS = (performance.now() - began) / 1000;
  const judged = judgeModel(trained.model, questions);
  const { all } = history;
  const peer = (name: string, part: NextPart) =>
    prefixed(name, figuresOf(judgePart(part, all.itemCount, questions, settings.repeats)));
  return {
    figures: {
      ...figuresOf(judged.places),
      trainS,
      [run.speedName]: questions.length / judged.seconds,
      peakMb: peakMb(),
    },
    peers: {
      ...peer('popular', new OftenTaken(all, { halfLife: 0 })),
      ...peer('coVisit', new Transitions(all, run.plainTransitions)),
      ...peer('transitions', new Transitions(all, trained.chosen.transitions)),
    },
    chosen: chosenOf(trained),
  };
}

function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  const named = (name: string) => prefix + name[0]!.toUpperCase() + name.slice(1);
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [named(name), value]));
}

/** Ranks all items for every question. */
export function judgeModel(model: SequenceModel, questions: readonly Question[]): Judged {
  const places = new Places();
  const began = performance.now();
  for (let from = 0; from < questions.length; from += block) {
    const some = questions.slice(from, from + block);
    model.chances(
      some.map(({ items }) => items),
      (q, chances) => places.add(chances, some[q]!.next),
    );
  }
  return { places, seconds: (performance.now() - began) / 1000 };
}

export function judgePart(
  part: NextPart,
  itemCount: number,
  questions: readonly Question[],
  repeats: boolean,
): Places {
  return judgeModel(new SequenceModel(itemCount, [part], undefined, Float64Array.of(1), repeats), questions)
    .places;
}

/** What the questions held back chose, in a form for the settings of a run. */
function chosenOf({ chosen }: TrainedSequence): Record<string, unknown> {
  const { shares, alone, mixed, ...settings } = chosen;
  const short = (numbers: readonly number[]) => numbers.map((number) => Number(number.toFixed(4)));
  return { ...settings, shares: short(shares), heldOutAlone: short(alone), heldOutMixed: mixed };
}
