import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export const sheetNames = ['product', 'cart', 'comments', 'more', 'why'] as const;
export type SheetName = (typeof sheetNames)[number];

export interface SheetSearch {
  sheet?: SheetName;
  id?: string;
}

/** The open sheet is part of the address: the back button closes it, and it survives a reload. */
export function readSheetSearch(search: Record<string, unknown>): SheetSearch {
  const sheet = sheetNames.find((name) => name === search.sheet);
  if (sheet === undefined) return {};
  return typeof search.id === 'string' ? { sheet, id: search.id } : { sheet };
}

export function useSheet() {
  const search = useSearch({ strict: false }) as SheetSearch;
  const navigate = useNavigate();
  const router = useRouter();

  const open = useCallback(
    (sheet: SheetName, id?: string) => {
      void navigate({
        to: '.',
        search: id === undefined ? { sheet } : { sheet, id },
        state: { openedHere: true } as object,
        // From one sheet to another is one step, so that back returns to the clip.
        replace: router.state.location.search.sheet !== undefined,
      });
    },
    [navigate, router],
  );

  const close = useCallback(() => {
    const { search: current, state } = router.state.location;
    if ((current as SheetSearch).sheet === undefined) return;
    if ((state as { openedHere?: boolean }).openedHere === true) router.history.back();
    else void navigate({ to: '.', search: {}, replace: true });
  }, [navigate, router]);

  return { sheet: search.sheet ?? null, id: search.id ?? null, open, close };
}
