import { Link, useRouterState } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { type FormEvent, type RefObject, useState } from 'react';
import { RoomSaidError } from '../../shared/room-said.ts';
import { useMe } from '../../shared/session.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { useSecondsLeft } from './countdown.tsx';
import { useLiveWords } from './live-words.ts';
import type { RoomStore, RoomStoreState } from './room-store.ts';

export interface ChatFieldProps {
  store: RoomStore;
  state: RoomStoreState;
  field: RefObject<HTMLInputElement | null>;
}

const pill =
  'flex h-11 min-w-0 flex-1 items-center rounded-full bg-glass px-4 text-sm text-on-glass backdrop-blur-md';

/** Where one writes; or why one cannot. */
export function ChatField({ store, state, field }: ChatFieldProps) {
  const words = useLiveWords();
  const me = useMe();
  const href = useRouterState({ select: ({ location }) => location.href });
  const { room } = state;
  if (me !== undefined && !me.signedIn) {
    return (
      <Link to="/sign-in" search={{ back: href }} className={pill}>
        <span className="truncate">{words.chatSignIn}</span>
      </Link>
    );
  }
  const staff = room.myRole !== null;
  if (!staff && (room.muted || !room.chat.open)) {
    return (
      <p role="status" className={`${pill} text-on-glass-soft`}>
        <span className="line-clamp-2 text-xs">{room.muted ? words.chatMuted : words.chatClosed}</span>
      </p>
    );
  }
  return <ChatForm {...{ store, state, field, staff }} />;
}

function ChatForm({ store, state: { room }, field, staff }: ChatFieldProps & { staff: boolean }) {
  const words = useLiveWords();
  const m = useMessages();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [freeAtMs, setFreeAtMs] = useState(0);
  const waitS = useSecondsLeft(freeAtMs, store.nowMs);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || busy || waitS > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      await store.say(said);
      setText('');
      if (!staff && room.chat.slowModeS > 0) setFreeAtMs(store.nowMs() + room.chat.slowModeS * 1_000);
    } catch (error) {
      const refusal = error instanceof RoomSaidError ? error.problem : { type: 'offline' };
      const { waitMs } = refusal as { waitMs?: number };
      if (waitMs !== undefined) setFreeAtMs(store.nowMs() + waitMs);
      // What was written stays, to be sent again or otherwise.
      else setProblem(words.problems[refusal.type] ?? errorText(m, refusal.type));
      if (refusal.type === 'chat-muted') store.patch((now) => ({ ...now, muted: true }));
    } finally {
      setBusy(false);
    }
  };
  const note = waitS > 0 ? words.chatSlow(waitS) : problem;
  return (
    <form onSubmit={(event) => void send(event)} className="flex min-w-0 flex-1 flex-col gap-1">
      <p
        role="status"
        className="w-fit max-w-full rounded-card bg-glass px-3 py-1 text-xs text-on-glass backdrop-blur-md empty:hidden"
      >
        {note}
      </p>
      <span className="relative flex">
        <input
          ref={field}
          value={text}
          maxLength={room.chat.lengthMax}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={words.chatField}
          placeholder={words.chatPlaceholder}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          className={`${pill} w-full pe-12 text-base placeholder:text-on-glass-soft`}
        />
        {text.trim() !== '' && (
          <button
            type="submit"
            aria-label={words.chatSend}
            disabled={busy || waitS > 0}
            className="absolute end-0 flex size-11 items-center justify-center rounded-full text-on-glass disabled:opacity-40"
          >
            <Send size={18} />
          </button>
        )}
      </span>
    </form>
  );
}
