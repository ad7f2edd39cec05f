export type { PolicyFault } from './check-shape.ts';
export { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
export type { Decision, Missing, RunningClock, Stake } from './decide.ts';
export type { FactKind, Facts, FactValue, Vocabulary } from './facts.ts';
export { guaranteeFacts } from './guarantee-facts.ts';
export { guarantees } from './guarantees/index.ts';
export type {
  Amount,
  Bound,
  ClockRule,
  Condition,
  DecisionRow,
  EvidenceRule,
  Moment,
  Outcome,
  Payer,
  Policy,
  Purpose,
} from './policy.ts';
export { PolicyShelf } from './policy-shelf.ts';
export { readTrace, type TraceStep } from './trace.ts';
export { traceIn } from './trace-sentence.ts';
export { traceWordsEn } from './trace-words-en.ts';
export { traceWordsZh } from './trace-words-zh.ts';
