import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

const sheetNames = ['product', 'cart', 'comments', 'more', 'why'] as const;
export type SheetName = (typeof sheetNames)[number];

export interface SheetSearch<Name extends string = SheetName> {
  sheet?: Name;
  id?: string;
}

/** The open sheet is part of the address: the back button closes it, and it survives a reload. */
export const readSheetSearch = sheetReader(sheetNames);

export function sheetReader<Name extends string>(names: readonly Name[]) {
  return (search: Record<string, unknown>): SheetSearch<Name> => readSheet(names, search);
}

function readSheet<Name extends string>(
  names: readonly Name[],
  search: Record<string, unknown>,
): SheetSearch<Name> {
  const sheet = names.find((name) => name === search.sheet);
  if (sheet === undefined) return {};
  return typeof search.id === 'string' ? { sheet, id: search.id } : { sheet };
}

export function useSheet<Name extends string = SheetName>() {
  // Which names a page has is its route's to say.
  const search: SheetSearch<string> = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();

  const open = useCallback(
    (sheet: Name, id?: string) => {
      void navigate({
        to: '.',
        search: (id === undefined ? { sheet } : { sheet, id }) as SheetSearch,
        state: { openedHere: true } as object,
        // From one sheet to another is one step, so that back returns to the clip.
        replace: router.state.location.search.sheet !== undefined,
      });
    },
    [navigate, router],
  );

  const close = useCallback(() => {
    const { search: current, state } = router.state.location;
    if ((current as SheetSearch<string>).sheet === undefined) return;
    if ((state as { openedHere?: boolean }).openedHere === true) router.history.back();
    else void navigate({ to: '.', search: {}, replace: true });
  }, [navigate, router]);

  return { sheet: (search.sheet as Name | undefined) ?? null, id: search.id ?? null, open, close };
}
