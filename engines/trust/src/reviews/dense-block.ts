import { groupedBy, ratingsOf } from '../graph/ratings.ts';
import { MinHeap } from './min-heap.ts';
import type { ReviewGraph } from './review-graph.ts';

export interface DenseBlock {
  readonly users: readonly number[];
  readonly products: readonly number[];
  /** Weighted reviews between them for each member. */
  readonly density: number;
}

/**
 * The densest block of users and products: whoever adds least is taken away until nothing is left, and the densest state
 * on the way is answered. A review of a product that everybody reviews counts little, so that fakers cannot hide behind
 * popular goods (FRAUDAR: Hooi, Song, Beutel, Shah, Shin, Faloutsos, KDD 2016). At least half as dense as the best there is.
 * `counted` leaves reviews out; `suspicion` by user is added to what the user's reviews weigh.
 */
export function denseBlock(
  graph: ReviewGraph,
  counted: (review: number) => boolean,
  suspicion?: Float64Array,
): DenseBlock | undefined {
  const { userCount, productCount, users, products } = graph;
  const all = Int32Array.from(users, (_, at) => at).filter(counted);
  if (all.length === 0) return undefined;
  const own = groupedBy(
    Int32Array.from(all, (at) => users[at]!),
    userCount,
  );
  const got = groupedBy(
    Int32Array.from(all, (at) => products[at]!),
    productCount,
  );
  const worth = Float64Array.from(
    { length: productCount },
    (_, product) => 1 / Math.log(5 + ratingsOf(got, product).length),
  );
  // Nodes: users, then products. A node's weight is what would go with it.
  const size = userCount + productCount;
  const weight = new Float64Array(size);
  let total = 0;
  for (const at of all) {
    weight[users[at]!]! += worth[products[at]!]!;
    weight[userCount + products[at]!]! += worth[products[at]!]!;
    total += worth[products[at]!]!;
  }
  const heap = new MinHeap(size);
  let left = 0;
  for (let node = 0; node < size; node++) {
    if (weight[node] === 0) continue;
    const extra = node < userCount ? (suspicion?.[node] ?? 0) : 0;
    weight[node]! += extra;
    total += extra;
    heap.put(node, weight[node]!);
    left++;
  }
  const taken: number[] = [];
  let best = { density: total / left, taken: 0 };
  while (left > 1) {
    const node = heap.take();
    taken.push(node);
    left--;
    total -= weight[node]!;
    const isUser = node < userCount;
    for (const n of isUser ? ratingsOf(own, node) : ratingsOf(got, node - userCount)) {
      const at = all[n]!;
      const other = isUser ? userCount + products[at]! : users[at]!;
      if (!heap.has(other)) continue;
      weight[other]! -= worth[products[at]!]!;
      heap.put(other, weight[other]!);
    }
    if (total / left > best.density) best = { density: total / left, taken: taken.length };
  }
  const gone = new Set(taken.slice(0, best.taken));
  const kept = Array.from(weight, (_, node) => node).filter((node) => isMet(node) && !gone.has(node));
  return {
    users: kept.filter((node) => node < userCount),
    products: kept.filter((node) => node >= userCount).map((node) => node - userCount),
    density: best.density,
  };

  function isMet(node: number): boolean {
    return (node < userCount ? ratingsOf(own, node) : ratingsOf(got, node - userCount)).length > 0;
  }
}
