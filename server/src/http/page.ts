import { type TSchema, Type } from '@fastify/type-provider-typebox';
import { ProblemError } from './problems.ts';

export const pageItemsMax = 50;

/** The query of every list: where to go on, and how many at most. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: pageItemsMax, default: 20 })),
});

export const pageSchema = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) });

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Makes a page of rows of which one more than the limit was read. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  positionOf: (row: Row) => readonly (string | number)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? writeCursor(positionOf(last)) : null };
}

export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position in a cursor of ours, of as many texts and numbers. @throws ProblemError `bad-cursor` */
export function readCursor(cursor: string | undefined, parts: number): readonly (string | number)[] | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(position) && position.length === parts && position.every(isPart)) return position;
  } catch {
    // Not ours: answered below.
  }
  throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
}

function isPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}
