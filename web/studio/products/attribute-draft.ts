import type { AttributeRuleView } from './category-queries.ts';

/** What a product says of itself, as it is typed: in rows, so that a name may be written too. */
export interface AttributeRow {
  readonly rowId: string;
  readonly name: string;
  readonly value: string;
}

export type AttributeProblem = 'name-missing' | 'name-twice' | 'number-wrong';

let rowCount = 0;
export const attributeRow = (name = '', value = ''): AttributeRow => ({
  rowId: `attribute${++rowCount}`,
  name,
  value,
});

export function rowsOf(attributes: Readonly<Record<string, string>>): AttributeRow[] {
  return Object.entries(attributes).map(([name, value]) => attributeRow(name, value));
}

/** The rows with the value of one attribute set. */
export function withValue(rows: readonly AttributeRow[], name: string, value: string): AttributeRow[] {
  return rows.some((row) => row.name === name)
    ? rows.map((row) => (row.name === name ? { ...row, value } : row))
    : [...rows, attributeRow(name, value)];
}

const numberPattern = /^\d{1,9}(\.\d{1,4})?$/;

/** What the API is sent, and by row what is wrong. */
export function readAttributes(
  rows: readonly AttributeRow[],
  rules: readonly AttributeRuleView[],
): { attributes: Record<string, string>; problems: Record<string, AttributeProblem> } {
  const attributes: Record<string, string> = {};
  const problems: Record<string, AttributeProblem> = {};
  for (const row of rows) {
    const name = row.name.trim();
    const rule = rules.find((one) => one.name === name);
    const value = rule?.kind === 'number' ? row.value.normalize('NFKC').trim() : row.value.trim();
    if (value === '') continue;
    if (name === '') problems[row.rowId] = 'name-missing';
    else if (Object.hasOwn(attributes, name)) problems[row.rowId] = 'name-twice';
    else if (rule?.kind === 'number' && !numberPattern.test(value)) problems[row.rowId] = 'number-wrong';
    else attributes[name] = value;
  }
  return { attributes, problems };
}
