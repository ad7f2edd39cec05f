import { ChevronDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useLiveWords } from './live-words.ts';
import type { ChatLine } from './room-state.ts';

const nearPx = 24;

/** What is said, the newest at the bottom. Whoever reads back is not pulled away, and told how much came since. */
export function RoomChat({ lines }: { lines: readonly ChatLine[] }) {
  const words = useLiveWords();
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef<string | undefined>(undefined);
  const [unseen, setUnseen] = useState(0);

  useLayoutEffect(() => {
    if (atEnd.current) {
      toEnd(list.current);
      seen.current = lines.at(-1)?.id;
      setUnseen(0);
      return;
    }
    setUnseen(lines.length - 1 - lines.findLastIndex(({ id }) => id === seen.current));
  }, [lines]);
  const onScroll = () => {
    const element = list.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    if (!atEnd.current) return;
    seen.current = lines.at(-1)?.id;
    setUnseen(0);
  };
  return (
    <div className="pointer-events-auto relative w-[76%] desk:w-[88%]">
      <div
        ref={list}
        role="log"
        aria-label={words.chat}
        // Keys scroll it, too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        onScroll={onScroll}
        className="live-chat scrollbar-none flex max-h-[26dvh] flex-col gap-1 overflow-y-auto overscroll-contain pt-4"
      >
        {lines.map((line) => (
          <ChatRow key={line.id} line={line} />
        ))}
      </div>
      {unseen > 0 && (
        <button
          type="button"
          onClick={() => toEnd(list.current)}
          className="touchable absolute! bottom-0 start-0 flex h-7 items-center gap-1 rounded-full bg-ink px-3 text-xs font-semibold text-paper"
        >
          <ChevronDown size={14} />
          {words.chatNew(unseen)}
        </button>
      )}
    </div>
  );
}

function toEnd(list: HTMLElement | null): void {
  if (list !== null) list.scrollTop = list.scrollHeight;
}

function ChatRow({ line }: { line: ChatLine }) {
  const words = useLiveWords();
  return (
    <p className="w-fit max-w-full rounded-card bg-glass px-3 py-1 text-sm wrap-anywhere text-on-glass">
      {line.role !== null && (
        <span className="me-1 rounded-full bg-jade-wash px-2 py-px text-xs text-jade">
          {words.roles[line.role]}
        </span>
      )}
      <span className="text-on-glass-soft">{line.name}</span> <span>{line.text}</span>
    </p>
  );
}
