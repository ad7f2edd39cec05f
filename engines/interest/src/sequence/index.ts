export type { Question } from './choosing.ts';
export type { ItemTraits } from './item-vectors.ts';
export type { NetworkSettings } from './network.ts';
export { OftenTaken } from './often-taken.ts';
export { type NextItem, SequenceModel } from './sequence-model.ts';
export { packSequences, type Sequences } from './sequences.ts';
export { type NextPart, Tally } from './tally.ts';
export {
  type SequenceHistory,
  type SequenceSettings,
  sequenceDefaults,
  type TrainedSequence,
  trainSequence,
} from './train-sequence.ts';
export { type TransitionSettings, Transitions } from './transitions.ts';
