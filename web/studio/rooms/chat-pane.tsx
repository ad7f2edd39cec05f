import { SendHorizontal, Settings2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { RoomSaidError } from '../../shared/room-said.ts';
import { IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AnnounceBar } from './announce-bar.tsx';
import { ChatRow } from './chat-row.tsx';
import { ChatRulesDialog } from './chat-rules-dialog.tsx';
import type { StudioRoom } from './room-queries.ts';
import type { RoomLine } from './use-room-line.ts';

/** What is said in the room, what is announced above it, and the words of those who work here. */
export function ChatPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().chat;
  const [rules, setRules] = useState(false);
  const slow = room.chat.slowModeS;
  const state = !room.chat.open
    ? words.closedNote
    : slow > 0
      ? `${words.slow} · ${words.slowEvery(slow)}`
      : words.openNote;
  return (
    <section aria-label={words.label} className="flex min-h-0 flex-1 flex-col">
      {room.myRole !== 'moderator' && <AnnounceBar room={room} line={line} />}
      <div className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line ps-4 pe-1">
        <p className="min-w-0 flex-1 truncate text-xs text-soft">{state}</p>
        <IconButton label={words.rules} icon={<Settings2 size={18} />} onClick={() => setRules(true)} />
      </div>
      <Lines room={room} line={line} />
      {room.state === 'live' && <SayBox line={line} lengthMax={room.chat.lengthMax} />}
      {rules && <ChatRulesDialog room={room} onClose={() => setRules(false)} />}
    </section>
  );
}

/** So near the end counts as being there. */
const nearPx = 48;

function Lines({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().chat;
  const { locale } = useLocale();
  const list = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seenId, setSeenId] = useState<string | null>(null);
  const { chat, leftOut } = line;
  const lastId = chat.at(-1)?.id ?? null;
  useEffect(() => {
    if (!atEnd) return;
    list.current?.scrollTo({ top: list.current.scrollHeight });
    setSeenId(lastId);
  }, [atEnd, lastId]);
  const unseen = chat.length - 1 - chat.findIndex(({ id }) => id === seenId);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = list.current ?? document.body;
    setAtEnd(scrollHeight - scrollTop - clientHeight < nearPx);
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={list}
        role="log"
        aria-label={words.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        onScroll={onScroll}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        {chat.length === 0 ? (
          <p className="px-4 py-8 text-center text-sm text-soft">
            {room.state === 'live' ? words.empty : words.emptyBefore}
          </p>
        ) : (
          <ul className="py-2">
            {chat.map((one) => (
              <ChatRow key={one.id} line={one} room={room} />
            ))}
          </ul>
        )}
      </div>
      {leftOut > 0 && (
        <p className="shrink-0 border-t border-line px-4 py-1 text-xs text-soft">
          {words.leftOut(leftOut.toLocaleString(locale))}
        </p>
      )}
      {!atEnd && unseen > 0 && (
        <button
          type="button"
          onClick={() => setAtEnd(true)}
          className="absolute start-1/2 bottom-3 h-9 -translate-x-1/2 rounded-full bg-ink px-4 text-sm text-paper shadow-float"
        >
          {words.jump(unseen)}
        </button>
      )}
    </div>
  );
}

function SayBox({ line, lengthMax }: { line: RoomLine; lengthMax: number }) {
  const messages = useMessages();
  const words = messages.chat;
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || busy) return;
    setBusy(true);
    try {
      await line.say(said);
      setText('');
      setProblem(null);
    } catch (error) {
      const type = error instanceof RoomSaidError ? error.problem.type : '';
      const known = messages.problems[type];
      setProblem(known === undefined ? words.failed : `${known[0]} ${known[1]}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={send} className="shrink-0 border-t border-line p-3">
      <div className="flex items-center gap-2">
        <input
          aria-label={words.say}
          placeholder={words.say}
          value={text}
          maxLength={lengthMax}
          onChange={(event) => setText(event.target.value)}
          className="h-11 min-w-0 flex-1 rounded-full border border-line-strong bg-raised px-4 text-base placeholder:text-soft"
        />
        <IconButton
          type="submit"
          look="quiet"
          label={words.send}
          disabled={text.trim() === '' || busy}
          icon={<SendHorizontal size={18} />}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="mt-1 px-4 text-xs text-danger">
          {problem}
        </p>
      )}
    </form>
  );
}
