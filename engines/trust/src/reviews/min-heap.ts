/** Numbers from 0 by weight, the lightest first; a weight may be changed while a number is in. */
export class MinHeap {
  readonly #weight: Float64Array;
  /** By place, the number; by number, its place, -1 where it is not in. */
  readonly #at: Int32Array;
  readonly #placeOf: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#weight = new Float64Array(capacity);
    this.#at = new Int32Array(capacity);
    this.#placeOf = new Int32Array(capacity).fill(-1);
  }

  has(number: number): boolean {
    return this.#placeOf[number]! >= 0;
  }

  put(number: number, weight: number): void {
    if (!this.has(number)) {
      this.#at[this.#size] = number;
      this.#placeOf[number] = this.#size++;
    }
    this.#weight[number] = weight;
    this.#rise(this.#placeOf[number]!);
    this.#sink(this.#placeOf[number]!);
  }

  /** The lightest, which is then no longer in; of equal ones, any. The heap must not be empty. */
  take(): number {
    const first = this.#at[0]!;
    const last = this.#at[--this.#size]!;
    this.#placeOf[first] = -1;
    if (this.#size > 0) {
      this.#at[0] = last;
      this.#placeOf[last] = 0;
      this.#sink(0);
    }
    return first;
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#weightAt(above) <= this.#weightAt(place)) return;
      this.#swap(above, place);
      place = above;
    }
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      let least = place;
      for (const below of [2 * place + 1, 2 * place + 2])
        if (below < this.#size && this.#weightAt(below) < this.#weightAt(least)) least = below;
      if (least === place) return;
      this.#swap(least, place);
      place = least;
    }
  }

  #weightAt(place: number): number {
    return this.#weight[this.#at[place]!]!;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#at[a]!, this.#at[b]!];
    this.#at[a] = second;
    this.#at[b] = first;
    this.#placeOf[second] = a;
    this.#placeOf[first] = b;
  }
}
