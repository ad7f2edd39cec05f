import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type Suggested, useSuggestions } from './use-suggestions.ts';

export interface SearchBoxProps {
  value: string;
  /** Told shortly after the last key, and at once by Enter and by clearing. */
  onChange: (value: string) => void;
  /** Told when a text was meant as it is: by Enter, or by picking a suggestion. */
  onMeant: (value: string) => void;
  onCategory: (name: string) => void;
}

const pauseMs = 250;
const lettersMax = 60;

/** The field that goods are searched with. While an input method is composing, nothing is searched yet. */
export function SearchBox({ value, onChange, onMeant, onCategory }: SearchBoxProps) {
  const m = useMessages();
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  const tell = useRef((next: string) => next);
  tell.current = (next) => {
    told.current = next;
    onChange(next);
    return next;
  };
  useEffect(() => {
    // The address changed by itself, e.g. by the back button.
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (composing || text.trim() === told.current) return;
    // Enter may have told it meanwhile: told again, it would call back whoever went on to what was found.
    const timer = setTimeout(() => text.trim() !== told.current && tell.current(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, composing]);
  const list = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(text, open && !composing);
  const shown = open && suggestions.length > 0;
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const mean = (meant: string) => {
    close();
    setText(meant);
    tell.current(meant);
    onMeant(meant);
    input.current?.blur();
  };
  const pick = (one: Suggested) => {
    if (one.kind === 'words') return mean(one.text);
    close();
    setText('');
    told.current = '';
    onCategory(one.text);
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing || !shown) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      // One place more than suggestions: in it none is chosen.
      setActive(((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      pick(suggestions[active] as Suggested);
    }
  };
  const clear = () => {
    setText('');
    tell.current('');
    input.current?.focus();
  };
  return (
    <search>
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          mean(text.trim());
        }}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
      >
        <Search
          size={18}
          className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-soft"
          aria-hidden="true"
        />
        <input
          ref={input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          aria-label={m.mall.search}
          placeholder={m.mall.search}
          value={text}
          maxLength={lettersMax}
          role="combobox"
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          className="h-11 w-full rounded-full border border-line-strong bg-raised ps-10 pe-11 text-base placeholder:text-soft"
        />
        {text !== '' && (
          <button
            type="button"
            aria-label={m.mall.clearSearch}
            onClick={clear}
            className="absolute end-0 top-0 flex size-11 items-center justify-center text-soft"
          >
            <X size={18} />
          </button>
        )}
        <div
          id={list}
          role="listbox"
          aria-label={m.mall.suggestions}
          hidden={!shown}
          className="absolute inset-x-0 top-12 z-20 overflow-hidden rounded-card border border-line bg-raised py-1 shadow-float"
        >
          {suggestions.map((one, at) => (
            <div
              key={`${one.kind} ${one.text}`}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === active}
              tabIndex={-1}
              // The field keeps the focus, and the keys.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
              onKeyDown={(event) => event.key === 'Enter' && pick(one)}
              className={classNames(
                'flex min-h-11 cursor-pointer items-center gap-3 px-4 text-sm hover:bg-mist',
                at === active && 'bg-mist',
              )}
            >
              <span className="min-w-0 flex-1 truncate">{one.text}</span>
              {one.kind === 'category' && <span className="text-xs text-soft">{m.mall.category}</span>}
            </div>
          ))}
        </div>
      </form>
    </search>
  );
}
