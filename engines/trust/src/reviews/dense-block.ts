import { type Grouped, groupedBy, ratingsOf } from '../graph/ratings.ts';
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
 * `counted` leaves reviews out; undefined where none is counted.
 */
export function denseBlock(graph: ReviewGraph, counted: (review: number) => boolean): DenseBlock | undefined {
  const net = netOf(graph, counted);
  const met = Array.from(net.weight, (_, node) => node).filter((node) => net.weight[node]! > 0);
  if (met.length === 0) return undefined;
  const { order, best, density } = peeled(net, met);
  const gone = new Set(order.slice(0, best));
  const kept = met.filter((node) => !gone.has(node));
  return {
    users: kept.filter((node) => node < graph.userCount),
    products: kept.filter((node) => node >= graph.userCount).map((node) => node - graph.userCount),
    density,
  };
}

/** Reviews as edges between nodes: users, then products. */
interface Net {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly worth: Float64Array;
  readonly ofUser: Grouped;
  readonly ofProduct: Grouped;
  /** By node, what its edges are worth together. */
  readonly weight: Float64Array;
  readonly userCount: number;
}

function netOf(
  { userCount, productCount, users, products }: ReviewGraph,
  counted: (review: number) => boolean,
): Net {
  const kept = Int32Array.from(users, (_, at) => at).filter(counted);
  const from = Int32Array.from(kept, (at) => users[at]!);
  const to = Int32Array.from(kept, (at) => userCount + products[at]!);
  const size = userCount + productCount;
  const ofProduct = groupedBy(to, size);
  const worth = Float64Array.from(to, (node) => 1 / Math.log(5 + ratingsOf(ofProduct, node).length));
  const weight = new Float64Array(size);
  worth.forEach((own, edge) => {
    weight[from[edge]!]! += own;
    weight[to[edge]!]! += own;
  });
  return { from, to, worth, ofUser: groupedBy(from, userCount), ofProduct, weight, userCount };
}

/** The nodes in the order taken away, and after how many of them the rest was densest. */
function peeled(net: Net, met: readonly number[]): { order: number[]; best: number; density: number } {
  const heap = new MinHeap(net.weight.length);
  const left = net.weight.slice();
  for (const node of met) heap.put(node, left[node]!);
  let total = net.worth.reduce((sum, own) => sum + own, 0);
  let best = { best: 0, density: total / met.length };
  const order: number[] = [];
  while (order.length < met.length - 1) {
    const node = heap.take();
    order.push(node);
    total -= left[node]!;
    lighten(net, node, heap, left);
    const density = total / (met.length - order.length);
    if (density > best.density) best = { best: order.length, density };
  }
  return { order, ...best };
}

/** The neighbours of a node that was taken away lose its edges. */
function lighten(net: Net, node: number, heap: MinHeap, left: Float64Array): void {
  const isUser = node < net.userCount;
  for (const edge of ratingsOf(isUser ? net.ofUser : net.ofProduct, node)) {
    const other = isUser ? net.to[edge]! : net.from[edge]!;
    if (!heap.has(other)) continue;
    left[other]! -= net.worth[edge]!;
    heap.put(other, left[other]!);
  }
}
