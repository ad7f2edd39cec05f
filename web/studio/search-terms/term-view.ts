import type { SearchTermView } from '@kanmai/client';

export const termViews = ['all', 'to-do', 'unmet'] as const;
export type TermView = (typeof termViews)[number];

/** The address of the table: the period, which terms, and which one is open. */
export interface TermSearch {
  days?: 30;
  view?: Exclude<TermView, 'all'>;
  open?: string;
}

export function readTermSearch(search: Record<string, unknown>): TermSearch {
  const view = termViews.find((name) => name === search['view']);
  // The router reads `?open=2024` as a number.
  const open = typeof search['open'] === 'number' ? String(search['open']) : search['open'];
  return {
    ...(search['days'] === 30 ? { days: 30 as const } : {}),
    ...(view === undefined || view === 'all' ? {} : { view }),
    ...(typeof open === 'string' && open !== '' ? { open } : {}),
  };
}

/** The terms of a view, in their order. */
export function termsIn(view: TermView, terms: readonly SearchTermView[]): SearchTermView[] {
  if (view === 'unmet') return terms.filter(({ found }) => found === 0);
  return view === 'to-do' ? terms.filter(({ advice }) => advice !== 'well') : [...terms];
}

/** Where the button of an advice leads, by what may be done; the first is the one to press. */
export type TermAct =
  | 'new-product'
  | 'choose-title'
  | 'edit-title'
  | 'add-stock'
  | 'edit-product'
  | 'see-product';

export function actsFor({ advice, own }: SearchTermView, mayWrite: boolean): TermAct[] {
  if (!mayWrite) return own === null ? [] : ['see-product'];
  switch (advice) {
    case 'nobody-has-it':
    case 'you-have-none':
      return own === null ? ['new-product', 'choose-title'] : ['edit-title', 'new-product'];
    case 'sold-out':
      return ['add-stock'];
    case 'far-down':
      return ['edit-title'];
    case 'not-opened':
      return ['edit-product'];
    case 'well':
      return ['see-product'];
  }
}
