/** The best few of many met one by one, by a number. Not sorted; the least gives way (a heap would not be worth it). */
export class BestFew {
  readonly items: Int32Array;
  private readonly scores: Float64Array;
  private least = 0;

  constructor(length: number) {
    this.items = new Int32Array(length);
    this.scores = new Float64Array(length);
  }

  /** `size` is how many there are so far, 0 to begin anew; answers how many there are now. */
  offer(item: number, score: number, size: number): number {
    if (size < this.items.length) {
      this.put(size, item, score);
      if (size + 1 === this.items.length) this.findLeast();
      return size + 1;
    }
    if (score > this.scores[this.least]!) {
      this.put(this.least, item, score);
      this.findLeast();
    }
    return size;
  }

  private put(at: number, item: number, score: number): void {
    this.items[at] = item;
    this.scores[at] = score;
  }

  private findLeast(): void {
    this.least = 0;
    for (let at = 1; at < this.scores.length; at++)
      if (this.scores[at]! < this.scores[this.least]!) this.least = at;
  }
}
