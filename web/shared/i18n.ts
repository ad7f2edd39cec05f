import { createContext, createElement, type ReactNode, useContext } from 'react';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

const storageKey = 'kanmai.locale';

/** What the reader chose before, else the first of the browser's languages that we speak. */
export function detectLocale(stored: string | null, languages: readonly string[]): Locale {
  for (const language of [stored, ...languages]) {
    if (language?.startsWith('zh')) return 'zh-CN';
    if (language?.startsWith('en')) return 'en';
  }
  return 'en';
}

export function currentLocale(): Locale {
  return detectLocale(readStored(), navigator.languages ?? [navigator.language]);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

interface I18nValue {
  locale: Locale;
  messages: object;
  setLocale: (locale: Locale) => void;
}

const I18nContext = createContext<I18nValue | null>(null);

export function I18nProvider({ children, ...value }: I18nValue & { children: ReactNode }) {
  return createElement(I18nContext, { value }, children);
}

function useI18n(): I18nValue {
  const value = useContext(I18nContext);
  if (value === null) throw new Error('no dictionary above this component');
  return value;
}

export function useLocale(): Pick<I18nValue, 'locale' | 'setLocale'> {
  return useI18n();
}

export interface Dictionary<Messages> {
  load: (locale: Locale) => Promise<Messages>;
  /** Texts, or functions for texts with parts in them. */
  useMessages: () => Messages;
}

/**
 * A surface's dictionary. Each language is one module, fetched when it is needed; both are of one type, so that a
 * missing text does not compile.
 */
export function createDictionary<Messages extends object>(
  loaders: Record<Locale, () => Promise<{ messages: Messages }>>,
): Dictionary<Messages> {
  return {
    load: async (locale) => (await loaders[locale]()).messages,
    useMessages: useI18nMessages as () => Messages,
  };
}

function useI18nMessages(): object {
  return useI18n().messages;
}
