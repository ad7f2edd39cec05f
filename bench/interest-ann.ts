import { Nearest } from '@kanmai/interest';
import { type Random, randomBelow, randomNormal, seededRandom } from '@kanmai/kernel';
import { type Bench, type BenchOptions, BenchUsageError, median, wholeOption } from './bench.ts';
import { buildHnsw } from './interest-ann-peers.ts';
import { type Searcher, timed } from './interest-ann-searcher.ts';

type Metric = 'cosine' | 'euclidean';

/**
 * Nearest neighbours among random vectors: a mixture of Gaussians (`--kind clustered`) or uniform ones, `--metric cosine`
 * or `euclidean`. How hard each index looks is chosen on queries of their own, as little as reaches `--recall`; what is
 * quoted comes from other queries. One thread.
 */
export const interestAnn: Bench = {
  name: 'interest-ann',
  describe: 'nearest neighbours of vectors beside HNSW and a plain loop (--n 100000 --dim 64 --k 100)',
  async run(options) {
    const settings = settingsOf(options);
    const { vectors, validation, test } = drawAll(settings);
    const { n, dim, k, metric } = settings;
    const loop = new PlainLoop(vectors, metric);
    const trueOf = (queries: readonly Float32Array[]) => queries.map((query) => loop.search(query, k));
    const truth = { validation: trueOf(validation), test: trueOf(test) };
    const judge = (searcher: Searcher, from: number) => {
      const effort = leastEffort(searcher, validation, truth.validation, settings, from);
      return { effort, recall: recallOf(searcher, test, truth.test, k, effort) };
    };

    const built = timed(() => build(vectors, metric, settings.recall, k));
    const ours = judge(built.value.searcher, 1);
    const peer = await buildHnsw(vectors, metric);
    const hnsw = peer === null ? null : { ...judge(peer.searcher, k), buildS: peer.buildS };
    const us = (search: (query: Float32Array) => void, queries = test) =>
      usPerQuery(search, queries, settings.repeats);
    return {
      figures: {
        recall: ours.recall,
        searchUs: us((query) => built.value.searcher.search(query, k, ours.effort)),
        buildS: built.seconds,
        mb: built.value.near.byteLength / 1e6,
      },
      peers: {
        ...(peer === null || hnsw === null
          ? {}
          : {
              hnswRecall: hnsw.recall,
              hnswUs: us((query) => peer.searcher.search(query, k, hnsw.effort)),
              hnswBuildS: hnsw.buildS,
            }),
        allVectorsUs: us((query) => built.value.searcher.search(query, k, Number.POSITIVE_INFINITY)),
        exactUs: us((query) => loop.search(query, k), test.slice(0, 50)),
      },
      settings: {
        ...settings,
        n,
        dim,
        k,
        probes: ours.effort,
        hnswEf: hnsw?.effort ?? 'hnswlib-node is not installed',
      },
    };
  },
};

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  const { kind = 'clustered', metric = 'cosine' } = options;
  if (kind !== 'clustered' && kind !== 'uniform')
    throw new BenchUsageError('--kind is clustered or uniform.');
  if (metric !== 'cosine' && metric !== 'euclidean')
    throw new BenchUsageError('--metric is cosine or euclidean.');
  const recall = Number(options.recall ?? '0.995');
  if (!(recall > 0 && recall <= 1)) throw new BenchUsageError('--recall is above 0 and at most 1.');
  return {
    n: wholeOption(options, 'n', quick ? 25_000 : 100_000),
    dim: wholeOption(options, 'dim', 64),
    k: wholeOption(options, 'k', 100),
    ...{ kind, metric: metric as Metric, recall },
    clusters: wholeOption(options, 'clusters', 1_000),
    queries: wholeOption(options, 'queries', quick ? 100 : 400),
    repeats: wholeOption(options, 'repeats', quick ? 1 : 5),
    seed: wholeOption(options, 'seed', 1),
  };
}

type Settings = ReturnType<typeof settingsOf>;

/** Within a cluster each part varies so much, where the centres vary by 1. */
const spread = 0.7;

function drawAll({ n, dim, kind, clusters, queries, seed }: Settings) {
  const random = seededRandom(seed);
  const centres = Array.from({ length: kind === 'clustered' ? clusters : 0 }, () =>
    Float32Array.from({ length: dim }, () => randomNormal(random)),
  );
  const draw = () => drawOne(random, dim, centres);
  const many = (count: number) => Array.from({ length: count }, draw);
  return { vectors: many(n), validation: many(queries), test: many(queries) };
}

function drawOne(random: Random, dim: number, centres: readonly Float32Array[]): Float32Array {
  const centre = centres[randomBelow(random, Math.max(1, centres.length))];
  if (centre === undefined) return Float32Array.from({ length: dim }, () => 2 * random.next() - 1);
  return Float32Array.from(centre, (part) => part + spread * randomNormal(random));
}

function build(vectors: readonly Float32Array[], metric: Metric, recall: number, k: number) {
  const near = new Nearest({ dim: vectors[0]!.length, metric, recall });
  for (const [id, vector] of vectors.entries()) near.put(id, vector);
  near.train(k);
  const searcher: Searcher = {
    search: (query, count, effort) => {
      near.search(query, count, effort);
      return near.foundId;
    },
    effortMax: Math.ceil(Math.sqrt(vectors.length)) * 8,
  };
  return { near, searcher };
}

/** Every vector, one after another, the best kept in a heap: what everybody writes first. */
class PlainLoop {
  private readonly flat: Float32Array;
  private readonly dim: number;
  private readonly size: number;
  private readonly metric: Metric;
  private readonly lengths: Float64Array;

  constructor(vectors: readonly Float32Array[], metric: Metric) {
    this.dim = vectors[0]!.length;
    this.size = vectors.length;
    this.metric = metric;
    this.flat = new Float32Array(this.size * this.dim);
    for (const [at, vector] of vectors.entries()) this.flat.set(vector, at * this.dim);
    this.lengths = Float64Array.from(vectors, (vector) => Math.hypot(...vector));
  }

  search(query: Float32Array, count: number): Int32Array {
    const heapId = new Int32Array(count);
    const heap = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    for (let at = 0; at < this.size; at++) {
      const distance = this.distance(query, at);
      if (distance >= heap[0]!) continue;
      let hole = 0;
      for (;;) {
        let child = 2 * hole + 1;
        if (child >= count) break;
        if (child + 1 < count && heap[child + 1]! > heap[child]!) child++;
        if (heap[child]! <= distance) break;
        heap[hole] = heap[child]!;
        heapId[hole] = heapId[child]!;
        hole = child;
      }
      heap[hole] = distance;
      heapId[hole] = at;
    }
    return heapId;
  }

  private distance(query: Float32Array, at: number): number {
    const { flat, dim } = this;
    const from = at * dim;
    let sum = 0;
    if (this.metric === 'cosine') {
      for (let i = 0; i < dim; i++) sum += query[i]! * flat[from + i]!;
      return -sum / this.lengths[at]!;
    }
    for (let i = 0; i < dim; i++) {
      const off = query[i]! - flat[from + i]!;
      sum += off * off;
    }
    return sum;
  }
}

function recallOf(
  searcher: Searcher,
  queries: readonly Float32Array[],
  truth: readonly Int32Array[],
  k: number,
  effort: number,
): number {
  let found = 0;
  for (const [at, query] of queries.entries()) {
    const wanted = new Set(truth[at]);
    for (const id of Array.from(searcher.search(query, k, effort))) if (wanted.has(id)) found++;
  }
  return found / (k * queries.length);
}

/** The least effort that reaches the recall on these queries: doubled until it does, then halved in between. */
function leastEffort(
  searcher: Searcher,
  queries: readonly Float32Array[],
  truth: readonly Int32Array[],
  { k, recall }: Settings,
  from: number,
): number {
  const reaches = (effort: number) => recallOf(searcher, queries, truth, k, effort) >= recall;
  let enough = from;
  while (enough < searcher.effortMax && !reaches(enough)) enough *= 2;
  let tooLittle = enough === from ? from - 1 : enough >> 1;
  while (enough - tooLittle > Math.max(1, enough >> 6)) {
    const middle = (enough + tooLittle) >> 1;
    if (reaches(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}

function usPerQuery(
  search: (query: Float32Array) => void,
  queries: readonly Float32Array[],
  repeats: number,
): number {
  for (const query of queries.slice(0, 100)) search(query);
  const times = Array.from({ length: repeats }, () => {
    return timed(() => runAll(search, queries)).seconds;
  });
  return (median(times) * 1e6) / queries.length;
}

function runAll(search: (query: Float32Array) => void, queries: readonly Float32Array[]): void {
  for (const query of queries) search(query);
}
