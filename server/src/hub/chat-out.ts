/** Chat on its way to the other processes: gathered for a moment, then one message of the bus. */
export interface ChatOut {
  add(text: string): void;
  /** When the batch is to go; `Infinity` when there is none. */
  readonly dueMs: number;
  take(): { readonly m: readonly string[]; readonly d: number };
}

const gatherMs = 50;
const batchMax = 200;
const batchCharsMax = 128 * 1024;

export function createChatOut(nowMs: () => number): ChatOut {
  let texts: string[] = [];
  let chars = 0;
  let leftOut = 0;
  let dueMs = Number.POSITIVE_INFINITY;
  return {
    add(text) {
      if (dueMs === Number.POSITIVE_INFINITY) dueMs = nowMs() + gatherMs;
      if (texts.length >= batchMax || chars + text.length > batchCharsMax) {
        leftOut += 1;
        return;
      }
      chars += text.length;
      texts.push(text);
    },
    get dueMs() {
      return dueMs;
    },
    take() {
      const batch = { m: texts, d: leftOut };
      texts = [];
      chars = 0;
      leftOut = 0;
      dueMs = Number.POSITIVE_INFINITY;
      return batch;
    },
  };
}
