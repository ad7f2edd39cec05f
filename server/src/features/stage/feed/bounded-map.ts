/**
 * A map of at most `sizeMax` entries. What was not used since it was last passed over makes room first (the clock
 * algorithm): using an entry costs one flag, not a move to the end as in an exact least-recently-used order.
 */
export class BoundedMap<Key, Value> {
  private readonly entries = new Map<Key, { readonly value: Value; used: boolean }>();
  private readonly sizeMax: number;
  private readonly onEvict: (key: Key, value: Value) => void;

  constructor(sizeMax: number, onEvict: (key: Key, value: Value) => void = () => undefined) {
    this.sizeMax = sizeMax;
    this.onEvict = onEvict;
  }

  get size(): number {
    return this.entries.size;
  }

  has(key: Key): boolean {
    return this.entries.has(key);
  }

  /** The value, which counts as used now. */
  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    entry.used = true;
    return entry.value;
  }

  /** Every entry, without counting as used. */
  *all(): Generator<readonly [Key, Value]> {
    for (const [key, { value }] of this.entries) yield [key, value];
  }

  /** The value, without counting as used. */
  peek(key: Key): Value | undefined {
    return this.entries.get(key)?.value;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    if (this.entries.size >= this.sizeMax) this.makeRoom();
    this.entries.set(key, { value, used: false });
  }

  delete(key: Key): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.onEvict(key, entry.value);
  }

  /** Entries used since they were last passed over get another round; the first that was not leaves. */
  private makeRoom(): void {
    for (const [key, entry] of this.entries) {
      if (!entry.used) {
        this.delete(key);
        return;
      }
      entry.used = false;
      this.entries.delete(key);
      this.entries.set(key, entry);
    }
  }
}
