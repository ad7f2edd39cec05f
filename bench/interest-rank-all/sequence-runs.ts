import { type NextPart, type Question, SequenceModel, type TrainedSequence } from '@kanmai/interest';
import { Places } from './places.ts';

export interface Judged {
  readonly places: Places;
  readonly seconds: number;
}

const block = 256;

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
export function chosenOf({ chosen }: TrainedSequence): Record<string, unknown> {
  const { shares, alone, mixed, ...settings } = chosen;
  const short = (numbers: readonly number[]) => numbers.map((number) => Number(number.toFixed(4)));
  return { ...settings, shares: short(shares), heldOutAlone: short(alone), heldOutMixed: mixed };
}
