import type { LoggedEvent } from '../../insight/events/index.ts';
import type { GoodsServedAs } from '../reactions/index.ts';
import { BoundedMap } from './bounded-map.ts';

/** What somebody bought lately, and what goods they were shown between clips. */
export interface GoodsPast {
  readonly bought: readonly string[];
  readonly shown: readonly string[];
}

interface Known {
  /** Bought or shown: not to be shown. */
  readonly out: Set<string>;
  /** The last that were served, oldest first. */
  readonly served: Map<string, GoodsServedAs>;
}

const peopleMax = 20_000;
const servedMax = 20;

/** By person, what is not to be shown to them as goods: loaded when it is first asked for, then kept fresh by the log. */
export class GoodsHistory {
  private readonly people = new BoundedMap<string, Known>(peopleMax);
  private readonly load: (personId: string) => Promise<GoodsPast>;
  /** Steps that came while what was before them was loaded. */
  private readonly loading = new Map<string, Set<string>>();

  constructor(load: (personId: string) => Promise<GoodsPast>) {
    this.load = load;
  }

  /** Bought or shown. One query for each person, once; then from memory. */
  async outOf(personId: string): Promise<ReadonlySet<string>> {
    const known = this.people.get(personId);
    if (known !== undefined) return known.out;
    const meanwhile = this.loading.get(personId) ?? new Set<string>();
    this.loading.set(personId, meanwhile);
    try {
      const { bought, shown } = await this.load(personId);
      const before = this.people.get(personId);
      if (before !== undefined) return before.out;
      const out = new Set([...bought, ...shown, ...meanwhile]);
      this.people.set(personId, { out, served: new Map() });
      return out;
    } finally {
      this.loading.delete(personId);
    }
  }

  /** They are on their way to the screen. */
  noteServed(personId: string, productId: string, as: GoodsServedAs): void {
    const known = this.people.get(personId);
    if (known === undefined) return;
    known.out.add(productId);
    known.served.set(productId, as);
    const [oldest] = known.served.keys();
    if (known.served.size > servedMax && oldest !== undefined) known.served.delete(oldest);
  }

  servedAs(personId: string, productId: string): GoodsServedAs | null {
    return this.people.peek(personId)?.served.get(productId) ?? null;
  }

  /** Follows a step of the log. */
  apply({ kind, personId, subjectId, data }: LoggedEvent): void {
    if (kind === 'person-merged') {
      this.people.delete(String(data.from));
      this.people.delete(String(data.to));
    } else if (personId === null) return;
    else if (kind === 'goods-shown' && subjectId !== null) this.add(personId, [subjectId]);
    else if (kind === 'order-placed' || kind === 'order-paid') this.add(personId, productsOf(data.lines));
  }

  private add(personId: string, productIds: readonly string[]): void {
    const sets = [this.people.peek(personId)?.out, this.loading.get(personId)];
    for (const set of sets) for (const id of productIds) set?.add(id);
  }
}

function productsOf(lines: unknown): string[] {
  if (!Array.isArray(lines)) return [];
  return (lines as { productId?: unknown }[]).flatMap(({ productId }) =>
    typeof productId === 'string' ? [productId] : [],
  );
}
