import { describe, expect, it } from 'vitest';
import type { Column } from './columns.ts';
import { restoreInterest } from './interest.ts';
import { Knowledge } from './knowledge.ts';
import { interestDefaults } from './settings.ts';
import { SnapshotWriter, snapshotVersion } from './snapshot.ts';
import { enjoy, pageOf, stage, startMs } from './stage.ts';

/** Notes what kinds of values are written, in order: a letter each. */
class KindsWriter extends SnapshotWriter {
  kinds = '';
  private isInside = false;

  override number(value: number): void {
    if (!this.isInside) this.kinds += 'n';
    super.number(value);
  }

  override text(value: string): void {
    if (!this.isInside) this.kinds += 't';
    super.text(value);
  }

  override *texts(values: readonly string[]): Generator<void> {
    this.kinds += 'T';
    yield* this.within(super.texts(values));
  }

  override *column(column: Column): Generator<void> {
    const kinds = {
      Int32Array: 'i',
      Uint32Array: 'u',
      Float32Array: 'f',
      Float64Array: 'd',
      Uint8Array: 'b',
    };
    this.kinds += kinds[column.constructor.name as keyof typeof kinds];
    yield* this.within(super.column(column));
  }

  private *within(steps: Generator<void>): Generator<void> {
    this.isInside = true;
    yield* steps;
    this.isInside = false;
  }
}

describe('snapshots', () => {
  it('I-R24 another order of values, or another kind of one, is another version', () => {
    const out = new KindsWriter();
    for (const _ of new Knowledge(interestDefaults).save(out));
    expect([snapshotVersion, out.kinds]).toMatchInlineSnapshot(`
      [
        3,
        "nnnnnnnnTTTTniiidduudfiiiiniiniiniTTnnnnudifduuiuiffdinnnnnniddnTuduuuffdfddddddddddddddddddfffnfffffddffdddddddddddddddnniiidbbbbiiffifniidbbfniidbbfnnffffffffiffdnnnnddiuiunidnnnnnn",
      ]
    `);
  });

  it('I-R24 refuses what is no snapshot, plainly', () => {
    const interest = stage();
    enjoy(interest, 'p', 'i0');
    const bytes = interest.snapshot();
    expect(() => restoreInterest(new Uint8Array())).toThrow('not an interest snapshot');
    expect(() => restoreInterest(new TextEncoder().encode('hello, world'))).toThrow(
      'not an interest snapshot',
    );
    const other = bytes.slice();
    other[4] = 99;
    expect(() => restoreInterest(other)).toThrow('version 99');
    for (const length of [9, 200, bytes.length >> 1, bytes.length - 1]) {
      expect(() => restoreInterest(bytes.slice(0, length))).toThrow();
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(() => restoreInterest(longer)).toThrow('left over');
  });

  it('I-R23 comes in pieces between which the engine may be asked', () => {
    const interest = stage({ items: 9_000 });
    for (let i = 0; i < 400; i++) enjoy(interest, `p${i}`, `i${i * 7}`);
    const whole = interest.snapshot();
    const pieces: Uint8Array[] = [];
    for (const piece of interest.snapshotPieces()) {
      pieces.push(piece);
      pageOf(interest, `p${pieces.length}`);
    }
    expect(pieces.length).toBeGreaterThan(3);
    expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  });

  it('I-R23 does not hold what an answer left behind', () => {
    const bytesAfter = (asked: boolean) => {
      const interest = stage();
      enjoy(interest, 'p', 'i0');
      if (asked) pageOf(interest, 'p', 20);
      interest.learn({ kind: 'impression', person: 'p', item: 'i7', atMs: startMs + 60_000 });
      return interest.snapshot();
    };
    expect(bytesAfter(true)).toEqual(bytesAfter(false));
  });

  it('I-R23 an empty engine comes back', () => {
    const bytes = stage({ items: 0 }).snapshot();
    expect(restoreInterest(bytes).snapshot()).toEqual(bytes);
  });
});
