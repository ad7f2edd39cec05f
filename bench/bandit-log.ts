import { BenchUsageError } from './bench.ts';
import { csvRows } from './interest-log.ts';

/** One impression of a bandit log with Open Bandit's columns. */
export interface BanditRow {
  item: string;
  position: string;
  click: 0 | 1;
  propensity: number;
  /** `user_feature_0=…`, as many as the file has. */
  person: string[];
  /** Items this person clicked before, where the file tells. */
  likes: ReadonlySet<string>;
}

const personColumns = 16;
const itemColumns = 16;
/** Parts that a numeric feature is cut into, each with as many items. */
const parts = 4;

/** All impressions, in the file's order. `items`: those whose `user-item_affinity_…` columns are read. */
export async function readBanditLog(file: string, items: readonly string[]): Promise<BanditRow[]> {
  const rows: BanditRow[] = [];
  let columns: BanditColumns | undefined;
  for await (const cell of csvRows(file)) {
    columns ??= columnsOf(cell, items);
    const propensity = Number(cell('propensity_score'));
    if (!(propensity > 0 && propensity <= 1))
      throw new BenchUsageError(`${file}: "${cell('propensity_score')}" is no propensity`);
    rows.push({
      item: cell('item_id'),
      position: cell('position'),
      click: cell('click') === '1' ? 1 : 0,
      propensity,
      person: columns.person.map((name) => `${name}=${cell(name)}`),
      likes: new Set(columns.affinity.filter(([name]) => Number(cell(name)) > 0).map(([, item]) => item)),
    });
  }
  return rows;
}

interface BanditColumns {
  readonly person: readonly string[];
  readonly affinity: readonly (readonly [column: string, item: string])[];
}

/** The columns a file has, of those there may be. */
function columnsOf(cell: (column: string) => string, items: readonly string[]): BanditColumns {
  const person = Array.from({ length: personColumns }, (_, at) => `user_feature_${at}`);
  const affinity = items.map((item) => [`user-item_affinity_${item}`, item] as const);
  return {
    person: person.filter((name) => hasColumn(cell, name)),
    affinity: affinity.filter(([name]) => hasColumn(cell, name)),
  };
}

function hasColumn(cell: (column: string) => string, name: string): boolean {
  try {
    cell(name);
    return true;
  } catch {
    return false;
  }
}

/** Each item's features as `name=value`; numbers by the quarter of the items they lie in. */
export async function readBanditItems(file: string): Promise<Map<string, string[]>> {
  const items = new Map<string, string[]>();
  const columns = Array.from({ length: itemColumns }, (_, at) => `item_feature_${at}`);
  let present: string[] | undefined;
  for await (const cell of csvRows(file)) {
    present ??= columns.filter((name) => hasColumn(cell, name));
    items.set(cell('item_id'), present.map(cell));
  }
  const names = present ?? [];
  const described = new Map<string, string[]>([...items.keys()].map((item) => [item, []]));
  names.forEach((name, at) => {
    const values = [...items.values()].map((cells) => cells[at]!);
    const cut = values.every((value) => value !== '' && Number.isFinite(Number(value)))
      ? quarterOf(values.map(Number))
      : (value: string) => value;
    for (const [item, cells] of items) described.get(item)!.push(`${name}=${cut(cells[at]!)}`);
  });
  return described;
}

function quarterOf(values: readonly number[]): (value: string) => string {
  const sorted = [...values].sort((a, b) => a - b);
  return (value) =>
    String(Math.floor((parts * sorted.findIndex((other) => other >= Number(value))) / sorted.length));
}
