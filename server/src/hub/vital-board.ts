import type { StampedVitals, VitalValue } from './bus-messages.ts';
import type { Vitals } from './hub.ts';

/** The latest value of each vital of a room. */
export interface VitalBoard {
  /** Takes values and answers the names of those that changed; older ones than it has, and too many names, are passed over. */
  set(values: StampedVitals): readonly string[];
  /** `"name":value`, for a frame. */
  text(name: string): string;
  all(): Vitals;
  stamped(): StampedVitals;
}

const namesMax = 32;
const nameForm = /^[\w:-]{1,60}$/;
const textCharsMax = 300;

export function createVitalBoard(): VitalBoard {
  const values = new Map<string, readonly [value: VitalValue, atMs: number]>();
  const takes = (name: string, value: VitalValue, atMs: number) => {
    const known = values.get(name);
    if (known === undefined) return values.size < namesMax && nameForm.test(name) && isVital(value);
    return atMs >= known[1] && isVital(value);
  };
  return {
    set(given) {
      const changed: string[] = [];
      for (const [name, [value, atMs]] of Object.entries(given)) {
        if (!takes(name, value, atMs)) continue;
        if (values.get(name)?.[0] !== value) changed.push(name);
        values.set(name, [value, atMs]);
      }
      return changed;
    },
    text: (name) => `${JSON.stringify(name)}:${JSON.stringify(values.get(name)?.[0] ?? null)}`,
    all: () => Object.fromEntries([...values].map(([name, [value]]) => [name, value])),
    stamped: () => Object.fromEntries(values),
  };
}

function isVital(value: unknown): value is VitalValue {
  if (typeof value === 'string') return value.length <= textCharsMax;
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
