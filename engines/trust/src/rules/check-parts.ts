import type { Faults } from './check-shape.ts';
import { type FactKind, type FactPlaces, factMost } from './facts.ts';

const depthMax = 12;
const numeric: readonly FactKind[] = ['count', 'minor', 'per-mille', 'time', 'evidence'];

/** Whether `value` is a condition over known facts, each asked what its kind can answer. */
export function checkCondition(
  value: unknown,
  path: string,
  places: FactPlaces,
  faults: Faults,
  depth = 0,
): void {
  const key = soleKey(value, ['all', 'any', 'not'], ['is', 'in', 'hasAny', 'atLeast', 'atMost', 'known']);
  const own = value as Record<string, unknown>;
  if (depth > depthMax) faults.add(path, `is nested deeper than ${depthMax}`);
  else if (key === undefined) faults.add(path, 'is no condition');
  else if (key === 'not') {
    faults.object(value, path, ['not']);
    checkCondition(own.not, `${path}.not`, places, faults, depth + 1);
  } else if (key === 'all' || key === 'any') {
    faults.object(value, path, [key]);
    faults.entries(own[key], `${path}.${key}`).forEach((each, n) => {
      checkCondition(each, `${path}.${key}[${n}]`, places, faults, depth + 1);
    });
  } else {
    faults.object(value, path, ['fact', key]);
    checkLeaf(key, own, path, places, faults);
  }
}

function checkLeaf(
  key: string,
  own: Record<string, unknown>,
  path: string,
  places: FactPlaces,
  faults: Faults,
): void {
  const kind = checkFact(own.fact, `${path}.fact`, kindsFor(key), places, faults);
  if (kind === undefined) return;
  const value = own[key];
  const at = `${path}.${key}`;
  if (key === 'known' && typeof value !== 'boolean') faults.add(at, 'is neither true nor false');
  if (key === 'in' || key === 'hasAny')
    faults.entries(value, at).forEach((each, n) => {
      faults.text(each, `${at}[${n}]`);
    });
  if (key === 'atLeast' || key === 'atMost') checkBound(value, at, kind, places, faults);
  if (key === 'is' && !isLike(value, kind)) faults.add(at, `is not what a ${kind} can be`);
}

function isLike(value: unknown, kind: FactKind): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  return typeof value === (kind === 'text' ? 'string' : 'number');
}

function kindsFor(key: string): readonly FactKind[] {
  if (key === 'in') return ['text'];
  if (key === 'hasAny') return ['texts'];
  if (key === 'is') return ['flag', 'text', 'count', 'minor', 'per-mille', 'evidence'];
  return key === 'known' ? ['flag', 'text', 'texts', ...numeric] : numeric;
}

function checkBound(value: unknown, path: string, kind: FactKind, places: FactPlaces, faults: Faults): void {
  if (typeof value === 'number') {
    faults.whole(value, path, 0, Number.MAX_SAFE_INTEGER);
    return;
  }
  const own = faults.object(value, path, ['fact'], ['plus', 'plusHours']);
  if (own === undefined) return;
  checkFact(own.fact, `${path}.fact`, [kind], places, faults);
  if (own.plus !== undefined) faults.whole(own.plus, `${path}.plus`, -factMost.minor, factMost.minor);
  if (own.plusHours === undefined) return;
  faults.whole(own.plusHours, `${path}.plusHours`, 0, 100_000);
  if (kind !== 'time') faults.add(`${path}.plusHours`, `is not for a ${kind}`);
}

/** The kind of the fact, where it is known and one of `kinds`. */
export function checkFact(
  value: unknown,
  path: string,
  kinds: readonly FactKind[],
  places: FactPlaces,
  faults: Faults,
): FactKind | undefined {
  const kind = places.kindOf(faults.text(value, path));
  if (kind !== undefined && kinds.includes(kind)) return kind;
  faults.add(path, kind === undefined ? 'is no known fact' : `is a ${kind}, not one of ${kinds.join(', ')}`);
  return undefined;
}

/** Whether `value` is an amount over facts of money. */
export function checkAmount(
  value: unknown,
  path: string,
  places: FactPlaces,
  faults: Faults,
  depth = 0,
): void {
  const key = soleKey(value, ['minor', 'fact', 'times', 'perMille', 'sum', 'less', 'least', 'most'], []);
  const own = value as Record<string, unknown>;
  if (depth > depthMax) faults.add(path, `is nested deeper than ${depthMax}`);
  else if (key === undefined) faults.add(path, 'is no amount');
  else {
    const isShare = key === 'times' || key === 'perMille';
    faults.object(value, path, isShare ? [key, 'of'] : [key]);
    if (key === 'minor') faults.whole(own.minor, `${path}.minor`, 0, factMost.minor);
    else if (key === 'fact') checkFact(own.fact, `${path}.fact`, ['minor'], places, faults);
    else if (isShare) {
      faults.whole(own[key], `${path}.${key}`, 0, key === 'times' ? 1_000 : 10_000);
      checkAmount(own.of, `${path}.of`, places, faults, depth + 1);
    } else checkAmounts(own[key], `${path}.${key}`, key === 'less' ? 2 : undefined, places, faults, depth);
  }
}

function checkAmounts(
  value: unknown,
  path: string,
  exactly: number | undefined,
  places: FactPlaces,
  faults: Faults,
  depth: number,
): void {
  const parts = faults.entries(value, path, 20);
  if (parts.length === 0 || parts.length !== (exactly ?? parts.length))
    faults.add(path, 'has too few or too many amounts');
  parts.forEach((part, n) => {
    checkAmount(part, `${path}[${n}]`, places, faults, depth + 1);
  });
}

/** The one of these keys that an object has: alone, or beside others (`fact`, `of`) if it is in `second`. */
function soleKey(value: unknown, first: readonly string[], second: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const keys = Object.keys(value);
  const found = keys.filter((key) => first.includes(key) || second.includes(key));
  return found.length === 1 ? found[0] : undefined;
}
