import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { useMe } from '../../shared/session.ts';
import { currentTheme, setTheme, type Theme, themes } from '../../shared/theme.ts';
import { Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Language and appearance. The language is also told to the platform, which writes messages in it. */
export function Preferences() {
  const m = useMessages();
  const me = useMe();
  const { locale, setLocale } = useLocale();
  const [theme, setShownTheme] = useState(currentTheme);
  return (
    <section aria-label={m.me.settings} className="grid grid-cols-2 gap-3 rounded-card bg-mist p-3">
      <Select
        label={m.me.language}
        value={locale}
        options={[
          { value: 'zh-CN', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(event) => {
          const next = event.target.value as Locale;
          setLocale(next);
          // The choice holds on this device whether or not the platform could be told.
          if (me?.signedIn)
            unwrap(api.PATCH('/api/v1/me', { body: { locale: next } })).catch(() => undefined);
        }}
      />
      <Select
        label={m.me.theme}
        value={theme}
        options={themes.map((value) => ({ value, label: m.me.themes[value] }))}
        onChange={(event) => {
          const next = event.target.value as Theme;
          setTheme(next);
          setShownTheme(next);
        }}
      />
    </section>
  );
}
