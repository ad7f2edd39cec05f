import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** Gives each string a dense number, in order of arrival, for ever. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  get size(): number {
    return this.texts.length;
  }

  /** The number of a name, or -1. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  /** The number of a name, given now if it has none. */
  take(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.texts.push(text);
    this.numbers.set(text, number);
    return number;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.texts(this.texts);
  }

  load(from: SnapshotReader): void {
    for (const text of from.texts()) this.take(text);
  }
}
