const pageBytes = 65_536;
export const pagesMax = 65_536;
/** Everything given away begins at a multiple of this: a line of the processor's cache. */
const lineBytes = 64;

/**
 * One stretch of bytes that only grows, which both kernels read: a WebAssembly memory where there is WebAssembly.
 * Offsets stay good for ever; views (`i32` and the others) only until the next `take`.
 */
export class Arena {
  readonly memory: WebAssembly.Memory | null;
  private buffer: ArrayBuffer;
  private end = lineBytes;
  i8!: Int8Array;
  i16!: Int16Array;
  i32!: Int32Array;
  f32!: Float32Array;

  constructor(memory: WebAssembly.Memory | null = newMemory()) {
    this.memory = memory;
    this.buffer = memory === null ? new ArrayBuffer(pageBytes) : memory.buffer;
    this.look();
  }

  get byteLength(): number {
    return this.buffer.byteLength;
  }

  /** Zeroed bytes of its own; answers where they begin. Throws when 4 GB are not enough. */
  take(bytes: number): number {
    const start = this.end;
    this.end = start + Math.ceil(bytes / lineBytes) * lineBytes;
    if (this.end > this.buffer.byteLength) this.grow();
    return start;
  }

  private grow(): void {
    const pages = this.buffer.byteLength / pageBytes;
    const needed = Math.ceil(this.end / pageBytes);
    const wanted = Math.min(pagesMax, Math.max(needed, Math.ceil(pages * 1.25)));
    if (wanted < needed) throw new Error('vectors need more than 4 GB');
    if (this.memory === null) {
      const bigger = new ArrayBuffer(wanted * pageBytes);
      new Uint8Array(bigger).set(new Uint8Array(this.buffer));
      this.buffer = bigger;
    } else {
      this.memory.grow(wanted - pages);
      this.buffer = this.memory.buffer;
    }
    this.look();
  }

  private look(): void {
    this.i8 = new Int8Array(this.buffer);
    this.i16 = new Int16Array(this.buffer);
    this.i32 = new Int32Array(this.buffer);
    this.f32 = new Float32Array(this.buffer);
  }
}

function newMemory(): WebAssembly.Memory | null {
  if (typeof WebAssembly === 'undefined') return null;
  return new WebAssembly.Memory({ initial: 1, maximum: pagesMax });
}
