const leastMs = 5_000;
const mostMs = 5 * 60_000;

/** After a failure the server is left alone for a while, longer each time; one answer ends that. */
export class SpeechPause {
  #lengthMs = 0;
  #untilMs = 0;

  get isDown(): boolean {
    return this.#lengthMs > 0;
  }

  isOver(nowMs: number): boolean {
    return nowMs >= this.#untilMs;
  }

  /** True when it was up until now. What failed beside another failure lengthens nothing. */
  failed(nowMs: number): boolean {
    const isNew = !this.isDown;
    if (!this.isOver(nowMs)) return isNew;
    this.#lengthMs = isNew ? leastMs : Math.min(this.#lengthMs * 2, mostMs);
    this.#untilMs = nowMs + this.#lengthMs;
    return isNew;
  }

  /** True when it was down until now. */
  answered(): boolean {
    const wasDown = this.isDown;
    this.#lengthMs = 0;
    this.#untilMs = 0;
    return wasDown;
  }
}
