const firstSize = 4;
const nothing = new Uint32Array(0);

/** For every term the documents it is in, in the order they were added. Typed arrays that grow with need. */
export class Postings {
  private ids = new Map<string, number>();
  private lists: Uint32Array[] = [];
  private lengths: number[] = [];
  private live: number[] = [];

  add(term: string, document: number): void {
    let id = this.ids.get(term);
    if (id === undefined) {
      id = this.lists.length;
      this.ids.set(term, id);
      this.lists.push(new Uint32Array(firstSize));
      this.lengths.push(0);
      this.live.push(0);
    }
    let list = this.lists[id] as Uint32Array;
    const length = this.lengths[id] as number;
    if (length === list.length) {
      const longer = new Uint32Array(Math.ceil(length * 1.5));
      longer.set(list);
      this.lists[id] = list = longer;
    }
    list[length] = document;
    this.lengths[id] = length + 1;
    (this.live[id] as number)++;
  }

  /** A document of this term is gone. It stays in the list until the index is packed. */
  forget(term: string): void {
    const id = this.ids.get(term);
    if (id !== undefined) (this.live[id] as number)--;
  }

  /** How many documents have the term now. */
  countOf(term: string): number {
    const id = this.ids.get(term);
    return id === undefined ? 0 : (this.live[id] as number);
  }

  /** The documents that had the term, gone ones among them. */
  documentsOf(term: string): Uint32Array {
    const id = this.ids.get(term);
    if (id === undefined) return nothing;
    return (this.lists[id] as Uint32Array).subarray(0, this.lengths[id]);
  }

  /** Gives documents other numbers; those whose number is below zero are gone for good. */
  renumber(moved: Int32Array): void {
    const ids = new Map<string, number>();
    const lists: Uint32Array[] = [];
    for (const [term, id] of this.ids) {
      if (this.live[id] === 0) continue;
      const kept = this.documentsOf(term)
        .map((document) => moved[document] as number)
        .filter((document) => document < moved.length);
      ids.set(term, lists.length);
      lists.push(kept);
    }
    this.ids = ids;
    this.lists = lists;
    this.lengths = lists.map((list) => list.length);
    this.live = [...this.lengths];
  }
}
