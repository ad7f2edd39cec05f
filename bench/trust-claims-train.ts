import { readFileSync, writeFileSync } from 'node:fs';
import { featureBuckets } from '../engines/trust/src/claims/manner/features.ts';
import { lessonOf, thresholds } from '../engines/trust/src/claims/manner/lessons.ts';
import { trainManner } from '../engines/trust/src/claims/manner/training.ts';

/**
 * Writes the weights of the claims reader's linear model from the working half of the labelled sentences, and prints how sure it must be
 * for how much precision, by five-fold cross-validation: `node bench/trust-claims-train.ts`.
 */
const folder = new URL('../engines/trust/src/claims/', import.meta.url);
const lessons = readFileSync(new URL('labelled/working.tsv', folder), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string])
  .map(([text, label]) => lessonOf(text, !/^(ok|exempt)/.test(label)));

for (const line of thresholds(lessons)) process.stdout.write(`${line}\n`);

const { bias, weights } = trainManner(lessons);
const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
const bytes = Int8Array.from({ length: featureBuckets }, (_, i) => Math.round(weights[i]! / scale));
writeFileSync(
  new URL('manner/weights.ts', folder),
  `// Written by bench/trust-claims-train.ts from labelled/working.tsv; not by hand.
export const mannerBias = ${Number(bias.toPrecision(6))};
export const mannerScale = ${Number(scale.toPrecision(6))};
/** A signed byte for each bucket, in base64. */
export const mannerTable =
  '${Buffer.from(bytes.buffer).toString('base64')}';
`,
);
