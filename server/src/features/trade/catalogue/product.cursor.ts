import { err, type IdKind, isId, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

/** Newest first: the cursor is the last id of the page before, and ids are in time order. */
export function readCursor(kind: IdKind, cursor: string | undefined): Result<string | undefined, Problem> {
  if (cursor === undefined || cursor === '') return ok(undefined);
  return isId(kind, cursor) ? ok(cursor) : err({ type: 'bad-cursor', field: 'cursor' });
}

/** Cuts a list that was read one longer than the page. */
export function pageOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  limit: number,
): { items: Item[]; nextCursor: string | null } {
  const page = items.slice(0, limit);
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null };
}
