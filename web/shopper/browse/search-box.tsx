import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/index.ts';

export interface SearchBoxProps {
  value: string;
  /** Told shortly after the last key, and at once by Enter and by clearing. */
  onChange: (value: string) => void;
}

const pauseMs = 250;
const lettersMax = 60;

/** The field that goods are searched with. While an input method is composing, nothing is searched yet. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
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
    const timer = setTimeout(() => tell.current(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, composing]);
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
          tell.current(text.trim());
          input.current?.blur();
        }}
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
          onChange={(event) => setText(event.target.value)}
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
      </form>
    </search>
  );
}
