/** What the engine calls a clip: its number there, or else its id. */
export type ClipName = string | number;

const roomAtFirst = 32;

/**
 * Clips on their way to one person's screen, oldest first. The engine is told of all of them with every page, so their
 * numbers are kept as they travel, and only written anew after one has left.
 */
export class Ahead {
  private readonly names = new Map<string, ClipName>();
  /** Those among them that have no number. */
  private nameless = 0;
  private numbers = new Int32Array(roomAtFirst);
  private numbersSize = 0;
  private isStale = false;

  get size(): number {
    return this.names.size;
  }

  has(clipId: string): boolean {
    return this.names.has(clipId);
  }

  keys(): IterableIterator<string> {
    return this.names.keys();
  }

  /** What was ahead already keeps its place. */
  add(clipId: string, name: ClipName): void {
    const known = this.names.get(clipId);
    if (known === name) return;
    this.names.set(clipId, name);
    if (typeof known === 'string') this.nameless--;
    if (typeof name === 'string') this.nameless++;
    else if (known === undefined) this.append(name);
    if (known !== undefined) this.isStale = true;
  }

  delete(clipId: string): void {
    const name = this.names.get(clipId);
    if (name === undefined) return;
    this.names.delete(clipId);
    if (typeof name === 'string') this.nameless--;
    else this.isStale = true;
  }

  oldest(): string | undefined {
    return this.names.keys().next().value;
  }

  addAll(other: Ahead): void {
    for (const [clipId, name] of other.names) this.add(clipId, name);
  }

  /** As the engine is to be told: their numbers, or names where there is one without. */
  forEngine(): Int32Array | readonly ClipName[] {
    if (this.nameless > 0) return [...this.names.values()];
    if (this.isStale) {
      this.numbersSize = 0;
      this.isStale = false;
      for (const name of this.names.values()) this.append(name as number);
    }
    return this.numbers.slice(0, this.numbersSize);
  }

  private append(number: number): void {
    if (this.numbersSize === this.numbers.length) {
      const larger = new Int32Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.numbersSize++] = number;
  }
}
