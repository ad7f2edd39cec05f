import { ProblemError } from '../../../http/problems.ts';

/** Where a list ordered by (time, id), newest first, goes on. */
export interface TimeCursor {
  readonly atMs: number;
  readonly id: string;
}

export function writeTimeCursor(cursor: TimeCursor): string {
  return Buffer.from(`${cursor.atMs} ${cursor.id}`).toString('base64url');
}

/** @throws ProblemError `bad-cursor` */
export function readTimeCursor(text: string | undefined): TimeCursor | null {
  if (text === undefined) return null;
  const match = /^(\d{1,15}) ([a-z]{3}_[0-9a-z]{26})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return { atMs: Number(match[1]), id: match[2] as string };
}

/** A list ordered by id alone. @throws ProblemError `bad-cursor` */
export function readIdCursor(text: string | undefined, prefix: string): string | null {
  if (text === undefined) return null;
  if (!new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(text))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return text;
}

/** Cuts a list that was read with one item too many, and says where it goes on. */
export function cutPage<Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
