/** What was looked up lately, by key: bounded, the oldest forgotten first, each kept only for a while. */
export interface Recent<Value> {
  find(key: string, nowMs: number): Value | undefined;
  keep(key: string, value: Value, untilMs: number): void;
  forget(key: string): void;
  forgetWhere(matches: (value: Value) => boolean): void;
}

export function createRecent<Value>(entriesMax: number): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly untilMs: number }>();
  return {
    find(key, nowMs) {
      const entry = entries.get(key);
      return entry !== undefined && nowMs < entry.untilMs ? entry.value : undefined;
    },
    keep(key, value, untilMs) {
      entries.delete(key);
      if (entries.size >= entriesMax) {
        const oldest = entries.keys().next();
        if (!oldest.done) entries.delete(oldest.value);
      }
      entries.set(key, { value, untilMs });
    },
    forget(key) {
      entries.delete(key);
    },
    forgetWhere(matches) {
      for (const [key, { value }] of entries) if (matches(value)) entries.delete(key);
    },
  };
}
