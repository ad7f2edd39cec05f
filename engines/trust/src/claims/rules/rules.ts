import type { Rule } from '../rule.ts';
import { absoluteRules } from './absolute.ts';
import { estateRules } from './estate.ts';
import { healthRules } from './health.ts';
import { idiomRules } from './idioms.ts';
import { medicineRules } from './medicine.ts';
import { moneyRules } from './money.ts';
import { truthRules } from './truth.ts';
import { viceRules } from './vices.ts';

export const rules: readonly Rule[] = [
  ...absoluteRules,
  ...healthRules,
  ...medicineRules,
  ...moneyRules,
  ...estateRules,
  ...viceRules,
  ...truthRules,
  ...idiomRules,
];
