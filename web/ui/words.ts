import { createContext, useContext } from 'react';

/** The few words that the parts themselves say. A surface gives them in its language. */
export interface UiWords {
  close: string;
  loading: string;
  retry: string;
  search: string;
}

export const UiWordsContext = createContext<UiWords>({
  close: 'Close',
  loading: 'Loading',
  retry: 'Try again',
  search: 'Search',
});

export const useUiWords = () => useContext(UiWordsContext);
