import type { Random } from '@kanmai/kernel';
import { Attention } from './attention.ts';
import { Dropout, LayerNorm, Linear } from './layers.ts';
import type { MatrixSpace } from './matrix-product.ts';

export interface BlockShape {
  readonly width: number;
  readonly heads: number;
  /** Distances told apart. */
  readonly reach: number;
  readonly rowsMax: number;
  readonly dropout: number;
}

/** One layer of a transformer, each half normed before it and added to what came in. */
export class Block {
  private readonly width: number;
  private readonly norms: readonly [LayerNorm, LayerNorm];
  private readonly attention: Attention;
  private readonly mix: Linear;
  private readonly out: Linear;
  private readonly wide: Linear;
  private readonly narrow: Linear;
  private readonly drops: readonly [Dropout, Dropout];
  private readonly inner: Record<
    'a' | 'qkv' | 'heads' | 'b' | 'hidden' | 'part' | 'd1' | 'd2' | 'd3',
    Float32Array
  >;

  constructor(space: MatrixSpace, { width, heads, reach, rowsMax, dropout }: BlockShape, random: Random) {
    this.width = width;
    this.norms = [new LayerNorm(width, rowsMax), new LayerNorm(width, rowsMax)];
    this.attention = new Attention(width, heads, reach);
    this.mix = new Linear(space, width, 3 * width, random);
    this.out = new Linear(space, width, width, random);
    this.wide = new Linear(space, width, 2 * width, random);
    this.narrow = new Linear(space, 2 * width, width, random);
    this.drops = [
      new Dropout(dropout, rowsMax * width, random),
      new Dropout(dropout, rowsMax * width, random),
    ];
    const one = () => space.floats(rowsMax * width);
    const three = () => space.floats(rowsMax * width * 3);
    this.inner = {
      a: one(),
      qkv: three(),
      heads: one(),
      b: one(),
      hidden: three(),
      part: one(),
      d1: one(),
      d2: three(),
      d3: one(),
    };
  }

  /** Floats that a block takes of its space. */
  static room({ width, rowsMax }: BlockShape): number {
    return rowsMax * width * 15 + width * width * 24 + width * 64;
  }

  /** Changes `x`. Rows up to `rows` (a multiple of 4) are computed, sequences end before. */
  forward(starts: readonly number[], rows: number, x: Float32Array, isLearning: boolean): void {
    const { a, qkv, heads, b, hidden, part } = this.inner;
    const size = rows * this.width;
    this.norms[0].forward(rows, x, a);
    this.mix.forward(rows, a, qkv);
    this.attention.forward(starts, qkv, heads);
    this.out.forward(rows, heads, part);
    if (isLearning) this.drops[0].forward(size, part);
    for (let i = 0; i < size; i++) x[i]! += part[i]!;
    this.norms[1].forward(rows, x, b);
    this.wide.forward(rows, b, hidden);
    for (let i = 0; i < 2 * size; i++) if (hidden[i]! < 0) hidden[i] = 0;
    this.narrow.forward(rows, hidden, part);
    if (isLearning) this.drops[1].forward(size, part);
    for (let i = 0; i < size; i++) x[i]! += part[i]!;
  }

  /** Turns the slopes of what `forward` gave into those of what it got, in place. */
  backward(starts: readonly number[], rows: number, dx: Float32Array): void {
    const { a, qkv, heads, b, hidden, d1, d2, d3 } = this.inner;
    const size = rows * this.width;
    d1.set(dx.subarray(0, size));
    this.drops[1].backward(size, d1);
    this.narrow.backward(rows, hidden, d1, d2);
    for (let i = 0; i < 2 * size; i++) if (hidden[i] === 0) d2[i] = 0;
    this.wide.backward(rows, b, d2, d3);
    this.norms[1].backward(rows, d3, dx);
    d1.set(dx.subarray(0, size));
    this.drops[0].backward(size, d1);
    this.out.backward(rows, heads, d1, d3);
    d2.fill(0, starts.at(-1)! * 3 * this.width, rows * 3 * this.width);
    this.attention.backward(starts, qkv, d3, d2);
    this.mix.backward(rows, a, d2, d3);
    this.norms[0].backward(rows, d3, dx);
  }

  move(rate: number, steps: number): void {
    for (const part of [...this.norms, this.attention, this.mix, this.out, this.wide, this.narrow]) {
      part.move(rate, steps);
    }
  }
}
