import { type Searcher, timed } from './interest-ann-searcher.ts';

const linksPerVector = 16;
const buildEffort = 200;

/** hnswlib over its Node binding, with the settings its authors quote; null where it is not installed. */
export async function buildHnsw(
  vectors: readonly Float32Array[],
  metric: 'cosine' | 'euclidean',
): Promise<{ searcher: Searcher; buildS: number } | null> {
  const library = await import('hnswlib-node').catch(() => null);
  if (library === null) return null;
  const index = new library.default.HierarchicalNSW(
    metric === 'cosine' ? 'cosine' : 'l2',
    vectors[0]!.length,
  );
  // It takes plain arrays only: made beforehand, so that they are not counted against it.
  const plain = vectors.map((vector) => Array.from(vector));
  const { seconds } = timed(() => {
    index.initIndex(vectors.length, linksPerVector, buildEffort);
    for (const [id, vector] of plain.entries()) index.addPoint(vector, id);
  });
  const ready = new Map<Float32Array, number[]>();
  const readied = (query: Float32Array): number[] => {
    const known = ready.get(query) ?? Array.from(query);
    ready.set(query, known);
    return known;
  };
  const searcher: Searcher = {
    search(query, count, effort) {
      index.setEf(effort);
      return index.searchKnn(readied(query), count).neighbors;
    },
    effortMax: vectors.length,
  };
  return { searcher, buildS: seconds };
}
