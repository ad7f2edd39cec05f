import { Popover } from '@base-ui/react/popover';
import type { MeView } from '@kanmai/client';
import { LogOut, Play } from 'lucide-react';
import { useState } from 'react';
import { Avatar, Button, classNames, showToast } from '../../ui/index.ts';
import { type Locale, useLocale } from '../i18n.ts';
import { signOut } from '../session.ts';
import { currentTheme, setTheme, type Theme, themes } from '../theme.ts';
import { useDeskMessages } from './desk-messages.ts';

const languages: readonly { value: Locale; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

/** Who is signed in; behind it language, appearance, the feed and the way out. */
export function AccountMenu({ me }: { me: MeView }) {
  const messages = useDeskMessages();
  const { locale, setLocale } = useLocale();
  const [theme, setShown] = useState<Theme>(currentTheme);
  const name = me.displayName || me.email || me.phone || messages.account;
  const choose = (next: Theme) => {
    setTheme(next);
    setShown(next);
  };
  return (
    <Popover.Root>
      <Popover.Trigger className="flex min-h-11 min-w-0 items-center gap-3 rounded-control text-start hover:bg-fill desk:w-full desk:px-3">
        <Avatar name={name} url={null} size="small" />
        <span className="sr-only">{messages.account}</span>
        <span className="min-w-0 flex-1 truncate text-sm max-desk:sr-only">{name}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="start" className="z-40">
          <Popover.Popup className="w-64 rounded-card border border-line bg-raised p-4 text-sm shadow-float outline-none">
            <p className="mb-4 font-semibold break-words">{name}</p>
            <Choice label={messages.language} options={languages} value={locale} onChange={setLocale} />
            <Choice
              label={messages.theme}
              options={themes.map((value) => ({ value, label: messages.themes[value] }))}
              value={theme}
              onChange={choose}
            />
            <div className="-mx-2 border-t border-line pt-2">
              <a href="/" className="flex h-11 items-center gap-3 rounded-control px-2 hover:bg-mist">
                <Play size={18} aria-hidden="true" />
                {messages.toShopper}
              </a>
              <button
                type="button"
                onClick={() => {
                  signOut().then(
                    () => location.assign('/'),
                    () => showToast(messages.signOutFailed, 'danger'),
                  );
                }}
                className="flex h-11 w-full items-center gap-3 rounded-control px-2 hover:bg-mist"
              >
                <LogOut size={18} aria-hidden="true" />
                {messages.signOut}
              </button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset className="mb-4">
      <legend className="mb-1 text-xs text-soft">{label}</legend>
      <div className="flex gap-1 rounded-control bg-fill p-1">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
            className={classNames(
              'touchable h-8 min-w-0 flex-1 rounded-[6px] px-1 text-xs whitespace-nowrap',
              option.value === value ? 'bg-raised font-semibold' : 'text-soft',
            )}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Where to go when nobody is signed in. */
export function signInHref(): string {
  return `/sign-in?back=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
}

export function SignInAgain({ label }: { label: string }) {
  return <Button onClick={() => location.assign(signInHref())}>{label}</Button>;
}
