import { unveil } from '../evasions.ts';
import { tokensOf } from '../lexicon.ts';
import { normalise } from '../normalise.ts';
import { featuresOf } from './features.ts';
import { type Lesson, shareOf, trainManner } from './training.ts';

/** What a labelled text teaches. */
export function lessonOf(text: string, isViolation: boolean): Lesson {
  const reading = unveil(normalise(text));
  const features = featuresOf(reading.text, 0, reading.text.length, tokensOf(reading));
  return { buckets: [...new Set(features.map(({ bucket }) => bucket))], isViolation };
}

const folds = 5;
const levels = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;

/** For each level of certainty the precision and recall on lessons that a model had not seen, a line each. */
export function thresholds(lessons: readonly Lesson[]): readonly string[] {
  const certain = certainties(lessons);
  return levels.map((level) => {
    const found = lessons.filter((_, i) => certain[i]! >= level);
    const right = found.filter(({ isViolation }) => isViolation).length;
    const all = lessons.filter(({ isViolation }) => isViolation).length;
    return `at ${level}: precision ${(right / found.length).toFixed(3)}, recall ${(right / all).toFixed(3)}`;
  });
}

/** How sure a model is of each lesson that learnt from the other folds. */
function certainties(lessons: readonly Lesson[]): Float64Array {
  const certain = new Float64Array(lessons.length);
  for (let fold = 0; fold < folds; fold++) {
    const { bias, weights } = trainManner(lessons.filter((_, i) => i % folds !== fold));
    for (let i = fold; i < lessons.length; i += folds) {
      const { buckets } = lessons[i]!;
      const sum = buckets.reduce((all, bucket) => all + weights[bucket]!, 0);
      certain[i] = 1 / (1 + Math.exp(-(bias + shareOf(buckets.length) * sum)));
    }
  }
  return certain;
}
