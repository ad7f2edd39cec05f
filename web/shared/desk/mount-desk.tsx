import { QueryClientProvider } from '@tanstack/react-query';
import { Component, type ReactNode, StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Button, ErrorState, Loading, ToastRegion, UiWordsContext } from '../../ui/index.ts';
import { currentLocale, type Dictionary, I18nProvider, type Locale, storeLocale } from '../i18n.ts';
import { createQueryClient } from '../query-client.ts';
import { type DeskMessages, useDeskMessages } from './desk-messages.ts';

interface DeskSurface<Messages extends DeskMessages> {
  dictionary: Dictionary<Messages>;
  /** The title of the page's window. */
  titleOf: (messages: Messages) => string;
  app: ReactNode;
}

/** Puts a surface of work, with its language, cache and toasts, into the page. */
export function mountDesk<Messages extends DeskMessages>(surface: DeskSurface<Messages>): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <Desk {...surface} />
    </StrictMode>,
  );
}

function Desk<Messages extends DeskMessages>({ dictionary, titleOf, app }: DeskSurface<Messages>) {
  const [queryClient] = useState(createQueryClient);
  const [locale, setLocale] = useState<Locale>(currentLocale);
  const [messages, setMessages] = useState<Messages | null>(null);
  useEffect(() => {
    let stale = false;
    dictionary.load(locale).then((loaded) => {
      if (stale) return;
      document.documentElement.lang = locale;
      document.title = titleOf(loaded);
      setMessages(() => loaded);
    });
    return () => {
      stale = true;
    };
  }, [dictionary, locale, titleOf]);
  const choose = useCallback((next: Locale) => {
    storeLocale(next);
    setLocale(next);
  }, []);
  if (messages === null) return <Loading />;
  return (
    <I18nProvider locale={locale} messages={messages} setLocale={choose}>
      <UiWordsContext value={messages.ui}>
        <QueryClientProvider client={queryClient}>
          <Breakage>{app}</Breakage>
          <ToastRegion />
        </QueryClientProvider>
      </UiWordsContext>
    </I18nProvider>
  );
}

/** What a defect of a page leaves: words and a way out, instead of nothing. */
class Breakage extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

export function Broken() {
  const messages = useDeskMessages();
  return (
    <ErrorState
      title={messages.crashedTitle}
      detail={messages.crashedDetail}
      action={
        <Button look="outline" onClick={() => location.reload()}>
          {messages.reload}
        </Button>
      }
    />
  );
}
