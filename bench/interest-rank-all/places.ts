/** Figures over places in a ranking, 1 the best. */
export class Places {
  private readonly places: number[] = [];

  /** Where `wanted` stands by `scores`; of equals the lower number stands first. What scores nothing has no place. */
  add(scores: Float32Array, wanted: number): void {
    const score = scores[wanted]!;
    if (!(score > 0)) {
      this.places.push(Number.POSITIVE_INFINITY);
      return;
    }
    let place = 1;
    for (let i = 0; i < scores.length; i++) {
      if (scores[i]! > score || (scores[i] === score && i < wanted)) place++;
    }
    this.places.push(place);
  }

  /** Share of what was wanted among the first `count`. */
  hits(count: number): number {
    return this.mean((place) => (place <= count ? 1 : 0));
  }

  reciprocal(count: number): number {
    return this.mean((place) => (place <= count ? 1 / place : 0));
  }

  /** Discounted gain, with one thing wanted of each. */
  gain(count: number): number {
    return this.mean((place) => (place <= count ? 1 / Math.log2(place + 1) : 0));
  }

  private mean(value: (place: number) => number): number {
    return this.places.reduce((sum, place) => sum + value(place), 0) / this.places.length;
  }
}
