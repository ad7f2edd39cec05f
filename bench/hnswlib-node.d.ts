/** What we use of it. Declared here because it is optional: without a compiler it does not install. */
declare module 'hnswlib-node' {
  export class HierarchicalNSW {
    constructor(space: 'l2' | 'cosine', dim: number);
    initIndex(size: number, linksPerVector: number, buildEffort: number): void;
    addPoint(vector: number[], label: number): void;
    setEf(effort: number): void;
    searchKnn(query: number[], count: number): { neighbors: number[] };
  }
  const library: { HierarchicalNSW: typeof HierarchicalNSW };
  export default library;
}
