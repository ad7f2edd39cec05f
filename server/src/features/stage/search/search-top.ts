/** The first `count` of many, in order, without sorting the rest: a heap whose root is the last of those kept. */
export function topOf(
  items: Iterable<number>,
  count: number,
  before: (a: number, b: number) => boolean,
): number[] {
  const heap: number[] = [];
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      rise(heap, before);
    } else if (before(item, heap[0] as number)) {
      heap[0] = item;
      sink(heap, before);
    }
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
}

type Before = (a: number, b: number) => boolean;

function rise(heap: number[], before: Before): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(heap[parent] as number, heap[at] as number)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: number[], before: Before): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const last = right < heap.length && before(heap[left] as number, heap[right] as number) ? right : left;
    if (!before(heap[at] as number, heap[last] as number)) return;
    swap(heap, at, last);
    at = last;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
