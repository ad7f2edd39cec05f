import type { Cells } from './catalogue-table.ts';

/** The columns of one file by what they mean: files differ in how they write a name, and in which they have. */
export interface NamedColumns<Field extends string> {
  /** The name of the column in the file, else the usual name. */
  nameOf(field: Field): string;
  has(field: Field): boolean;
  get(cells: Cells, field: Field): string;
}

/** Finds a format's fields in a heading; the same heading, row after row, is looked through once. */
export function columnsNamed<Field extends string>(
  fieldOf: (column: string) => Field | null,
  usual: Readonly<Record<Field, string>>,
): (columns: readonly string[]) => NamedColumns<Field> {
  const known = new WeakMap<readonly string[], NamedColumns<Field>>();
  return (columns) => {
    const found = known.get(columns) ?? nameColumns(columns, fieldOf, usual);
    known.set(columns, found);
    return found;
  };
}

function nameColumns<Field extends string>(
  columns: readonly string[],
  fieldOf: (column: string) => Field | null,
  usual: Readonly<Record<Field, string>>,
): NamedColumns<Field> {
  const names = new Map<Field, string>();
  for (const column of columns) {
    const field = fieldOf(column);
    if (field !== null && !names.has(field)) names.set(field, column);
  }
  const nameOf = (field: Field) => names.get(field) ?? usual[field];
  return {
    nameOf,
    has: (field) => names.has(field),
    get: (cells, field) => cells[nameOf(field)] ?? '',
  };
}

/** Writes one cell; an empty one is left out. */
export function setCell(cells: Record<string, string>, column: string, text: string): void {
  if (text === '') delete cells[column];
  else cells[column] = text;
}
