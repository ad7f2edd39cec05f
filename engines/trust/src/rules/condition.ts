import { hourMs } from '@kanmai/kernel';
import type { FactPlaces, FactValue, Slots } from './facts.ts';
import type { Bound, Condition } from './policy.ts';
import type { TraceStep } from './trace.ts';

type Place = Pick<TraceStep, 'at' | 'row'>;

export interface CompiledCondition {
  readonly says: string;
  readonly facts: readonly string[];
  /** Undefined where it holds; else the step that says why not, `no` or `unknown`. Kleene's logic: a sure no outweighs doubt. */
  test(slots: Slots): TraceStep | undefined;
  /** Facts that are not known and were asked for. */
  missing(slots: Slots): readonly string[];
}

/** The condition must have been checked. */
export function compileCondition(condition: Condition, places: FactPlaces, place: Place): CompiledCondition {
  if ('all' in condition) return allOf(condition.all.map((each) => compileCondition(each, places, place)));
  if ('any' in condition)
    return anyOf(
      condition.any.map((each) => compileCondition(each, places, place)),
      place,
    );
  if ('not' in condition) return notOf(compileCondition(condition.not, places, place), place);
  return leafOf(condition, places, place);
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    says: parts.length === 0 ? 'always' : parts.map(({ says }) => says).join(' and '),
    facts: factsOf(parts),
    test(slots) {
      let doubt: TraceStep | undefined;
      for (let n = 0; n < parts.length; n++) {
        const step = parts[n]!.test(slots);
        if (step === undefined) continue;
        if (step.verdict === 'no') return step;
        doubt ??= step;
      }
      return doubt;
    },
    missing: (slots) => parts.flatMap((part) => part.missing(slots)),
  };
}

function anyOf(parts: readonly CompiledCondition[], place: Place): CompiledCondition {
  const says = `(${parts.map((part) => part.says).join(' or ')})`;
  const facts = factsOf(parts);
  const steps = { no: stepOf(place, 'no', says, facts), unknown: stepOf(place, 'unknown', says, facts) };
  return {
    says,
    facts,
    test(slots) {
      let verdict: 'no' | 'unknown' = 'no';
      for (let n = 0; n < parts.length; n++) {
        const step = parts[n]!.test(slots);
        if (step === undefined) return undefined;
        if (step.verdict === 'unknown') verdict = 'unknown';
      }
      return steps[verdict];
    },
    missing: (slots) => parts.flatMap((part) => part.missing(slots)),
  };
}

function notOf(part: CompiledCondition, place: Place): CompiledCondition {
  const says = `not (${part.says})`;
  const no = stepOf(place, 'no', says, part.facts);
  const unknown = stepOf(place, 'unknown', says, part.facts);
  return {
    says,
    facts: part.facts,
    test(slots) {
      const step = part.test(slots);
      if (step === undefined) return no;
      return step.verdict === 'no' ? undefined : unknown;
    },
    missing: (slots) => part.missing(slots),
  };
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function leafOf(leaf: Leaf, places: FactPlaces, place: Place): CompiledCondition {
  const at = places.placeOf(leaf.fact);
  const { says, other, holds } = questionOf(leaf, places);
  const facts = other === undefined ? [leaf.fact] : [leaf.fact, other];
  const no = stepOf(place, 'no', says, facts);
  const unknown = stepOf(place, 'unknown', says, facts);
  if ('known' in leaf) {
    const { known } = leaf;
    return {
      ...{ says, facts },
      test: (slots) => ((slots[at] !== undefined) === known ? undefined : no),
      missing: () => [],
    };
  }
  const otherAt = other === undefined ? at : places.placeOf(other);
  return {
    ...{ says, facts },
    test(slots) {
      const value = slots[at];
      const beside = slots[otherAt];
      if (value === undefined || beside === undefined) return unknown;
      return holds(value, beside) ? undefined : no;
    },
    missing: (slots) => facts.filter((name) => slots[places.placeOf(name)] === undefined),
  };
}

interface Question {
  readonly says: string;
  /** The other fact that it is compared with. */
  readonly other?: string;
  holds(value: FactValue, other: FactValue): boolean;
}

function questionOf(leaf: Leaf, places: FactPlaces): Question {
  const { fact } = leaf;
  if ('known' in leaf) return { says: `${fact} is ${leaf.known ? 'known' : 'not known'}`, holds: () => true };
  if ('is' in leaf) return { says: `${fact} is ${leaf.is}`, holds: (value) => value === leaf.is };
  if ('in' in leaf) {
    const wanted = new Set<FactValue>(leaf.in);
    return { says: `${fact} is one of ${leaf.in.join(', ')}`, holds: (value) => wanted.has(value) };
  }
  if ('hasAny' in leaf) {
    const holds = (value: FactValue) =>
      leaf.hasAny.some((each) => (value as readonly string[]).includes(each));
    return { says: `${fact} has ${leaf.hasAny.join(' or ')}`, holds };
  }
  const isTime = places.kindOf(fact) === 'time';
  if ('atLeast' in leaf) {
    const { words, other, plus } = boundOf(leaf.atLeast);
    const says = `${fact} is ${isTime ? 'not before' : 'at least'} ${words}`;
    return other === undefined
      ? { says, holds: (value) => (value as number) >= plus }
      : { says, other, holds: (value, beside) => (value as number) >= (beside as number) + plus };
  }
  const { words, other, plus } = boundOf(leaf.atMost);
  const says = `${fact} is ${isTime ? 'not after' : 'at most'} ${words}`;
  return other === undefined
    ? { says, holds: (value) => (value as number) <= plus }
    : { says, other, holds: (value, beside) => (value as number) <= (beside as number) + plus };
}

function boundOf(bound: Bound): { words: string; other: string | undefined; plus: number } {
  if (typeof bound === 'number') return { words: String(bound), other: undefined, plus: bound };
  const { fact, plus = 0, plusHours = 0 } = bound;
  const more = [plus === 0 ? [] : [` + ${plus}`], plusHours === 0 ? [] : [` + ${plusHours} h`]].flat();
  return { words: `${fact}${more.join('')}`, other: fact, plus: plus + plusHours * hourMs };
}

export function stepOf(
  place: Place,
  verdict: TraceStep['verdict'],
  says: string,
  facts: readonly string[],
): TraceStep {
  return Object.freeze({ ...place, verdict, says, facts: Object.freeze([...new Set(facts)]) });
}

const factsOf = (parts: readonly CompiledCondition[]): string[] => [
  ...new Set(parts.flatMap(({ facts }) => facts)),
];
