import type { Random } from '@kanmai/kernel';
import { type Choices, chosenSettings, judgedPart, type Question, someOf } from './choosing.ts';
import type { ItemTraits } from './item-vectors.ts';
import { LinearNext, type LinearSettings, linearDefaults } from './linear-next.ts';
import { type NetworkSettings, networkDefaults, SequenceNetwork } from './network.ts';
import { OftenTaken } from './often-taken.ts';
import { SequenceModel } from './sequence-model.ts';
import type { Sequences } from './sequences.ts';
import { chosenShares, judgedShares } from './shares.ts';
import { SimilarSequences, type SimilarSettings, similarDefaults } from './similar-sequences.ts';
import type { NextPart } from './tally.ts';
import { type TransitionSettings, Transitions, transitionDefaults } from './transitions.ts';

export interface SequenceSettings {
  /** Whether what a sequence holds may come again. */
  readonly repeats: boolean;
  /** Questions by which settings of parts are chosen. */
  readonly questionsMax: number;
  /** Questions by which the shares of the mixture are. */
  readonly mixedMax: number;
  /** Steps that the network learns from before it is judged, in whole rounds of which there are at most so many; 0: no network. */
  readonly lessons: number;
  readonly roundsMax: number;
  /** Rounds that it then learns with what it was judged by. */
  readonly lastRounds: number;
  readonly rate: number;
  readonly network: NetworkSettings;
}

export const sequenceDefaults: SequenceSettings = {
  repeats: true,
  questionsMax: 2000,
  mixedMax: 3000,
  lessons: 5_500_000,
  roundsMax: 25,
  lastRounds: 2,
  rate: 0.002,
  network: networkDefaults,
};

/** What to learn from. `questions` continue sequences of `known`, and their answers are in `all`. */
export interface SequenceHistory {
  readonly known: Sequences;
  readonly questions: readonly Question[];
  readonly all: Sequences;
}

export interface TrainedSequence {
  readonly model: SequenceModel;
  /** What was chosen by the questions. */
  readonly chosen: {
    readonly transitions: TransitionSettings;
    readonly linear: LinearSettings;
    readonly similar: SimilarSettings;
    readonly often: { readonly halfLife: number };
    /** Of what is taken often, transitions, the linear part, similar sequences and the network. */
    readonly shares: readonly number[];
    /** How well each of them alone, and their mixture, placed what came next in the questions. */
    readonly alone: readonly number[];
    readonly mixed: number;
  };
}

/** So that every part is heard where the others say nothing. */
const shareLeast = 1e-4;
/** Items of each part that what came next is compared with. */
const rivals = 60;
const halfLives = [0, 0.5, 0.2];

const transitionChoices: Choices<TransitionSettings> = {
  back: [0, 1],
  step: [0.5, 0.85],
  even: [0, 1],
  halfLife: halfLives,
};
const linearChoices: Choices<LinearSettings> = {
  back: [0.8],
  doubt: [200],
};
const similarChoices: Choices<SimilarSettings> = {
  before: [0.2, 0.9],
  step: [0.5, 0.85],
  even: [0, 1],
  halfLife: halfLives,
};
const oftenChoices: Choices<{ halfLife: number }> = { halfLife: [0.1, 0.02, 0.005] };

/**
 * Learns what is taken next from what was taken one after another. Settings of the parts and their shares are chosen by the
 * questions alone; then everything learns from `all`. Takes minutes for a million items taken: run it in a worker.
 */
export function trainSequence(
  history: SequenceHistory,
  settings: SequenceSettings,
  random: Random,
  traits?: ItemTraits,
): TrainedSequence {
  const { known, all, questions } = history;
  const { itemCount } = known;
  const parts = chosenParts(known, someOf(questions, settings.questionsMax), settings.repeats);
  const network = settings.lessons > 0 ? taught(known, settings, random, traits) : undefined;
  const model = (sequences: Sequences, shares: Float64Array) =>
    new SequenceModel(itemCount, partsOf(sequences, parts), network, shares, settings.repeats);
  const mixture = mixed(model(known, new Float64Array(partCount)), someOf(questions, settings.mixedMax));
  network?.learn(all, { rounds: settings.lastRounds, rate: settings.rate / 3, isFresh: false });
  const { shares, ...judged } = mixture;
  return { model: model(all, shares), chosen: { ...parts, ...judged, shares: [...shares] } };
}

type ChosenParts = Pick<TrainedSequence['chosen'], 'transitions' | 'linear' | 'similar' | 'often'>;

function chosenParts(known: Sequences, questions: readonly Question[], repeats: boolean): ChosenParts {
  const judge = (part: NextPart) => judgedPart(part, questions, known.itemCount, repeats);
  return {
    often: chosenSettings({ halfLife: 0 }, oftenChoices, (s) => judge(new OftenTaken(known, s))),
    transitions: chosenSettings(transitionDefaults, transitionChoices, (s) =>
      judge(new Transitions(known, s)),
    ),
    linear: chosenSettings(linearDefaults, linearChoices, (s) => judge(new LinearNext(known, s))),
    similar: chosenSettings(similarDefaults, similarChoices, (s) => judge(new SimilarSequences(known, s))),
  };
}

const partCount = 5;

function partsOf(sequences: Sequences, { often, transitions, linear, similar }: ChosenParts): NextPart[] {
  return [
    new OftenTaken(sequences, often),
    new Transitions(sequences, transitions),
    new LinearNext(sequences, linear),
    new SimilarSequences(sequences, similar),
  ];
}

/** The shares that place best what came next, and how well. Without a network the last share is of nothing. */
function mixed(model: SequenceModel, questions: readonly Question[]) {
  const comparisons = model.compare(
    questions.map(({ items }) => items),
    questions.map(({ next }) => next),
    rivals,
  );
  const shares = chosenShares(comparisons, partCount).map((share) => Math.max(share, shareLeast));
  const alone = Array.from({ length: partCount }, (_, part) =>
    judgedShares(
      comparisons,
      Array.from({ length: partCount }, (_, p) => (p === part ? 1 : 0)),
    ),
  );
  return { shares, alone, mixed: judgedShares(comparisons, shares) };
}

/** In few rounds nothing is learnt by heart, so the fewer they are, the less is dropped. */
function taught(known: Sequences, settings: SequenceSettings, random: Random, traits?: ItemTraits) {
  const { roundsMax, lessons, rate } = settings;
  const rounds = Math.min(roundsMax, Math.ceil(lessons / Math.max(1, known.items.length)));
  const dropout = settings.network.dropout * Math.min(1, rounds / 15);
  const network = new SequenceNetwork(known.itemCount, { ...settings.network, dropout }, random, traits);
  network.learn(known, { rounds, rate, isFresh: true });
  return network;
}
