import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { I18nProvider, type Locale, storeLocale } from '../../shared/i18n.ts';
import { UiWordsContext } from '../../ui/index.ts';
import { dictionary, type Messages } from '../messages/index.ts';
import { router } from './router.tsx';

export function App({ locale: first, messages: firstMessages }: { locale: Locale; messages: Messages }) {
  const [{ locale, messages }, setLanguage] = useState({ locale: first, messages: firstMessages });
  const setLocale = (next: Locale) => {
    storeLocale(next);
    document.documentElement.lang = next;
    void dictionary.load(next).then((loaded) => setLanguage({ locale: next, messages: loaded }));
  };
  return (
    <I18nProvider locale={locale} messages={messages} setLocale={setLocale}>
      <UiWordsContext value={messages.ui}>
        <RouterProvider router={router} />
      </UiWordsContext>
    </I18nProvider>
  );
}
