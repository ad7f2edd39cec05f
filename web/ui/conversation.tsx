import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';

export interface ConversationMessage {
  readonly id: string;
  /** Written by the side that reads. */
  readonly mine: boolean;
  readonly author: string;
  readonly text: string;
  /** When, as it is shown. */
  readonly at: ReactNode;
}

export interface ConversationProps {
  label: string;
  /** Newest first. */
  messages: readonly ConversationMessage[];
  empty: string;
  /** Loads older ones; null when there are none. */
  onOlder: (() => void) | null;
  olderLabel: string;
  /** Resolves when it was sent; the text stays when it rejects. Null for those who may only read. */
  onSend: ((text: string) => Promise<unknown>) | null;
  inputLabel: string;
  sendLabel: string;
  /** Texts to begin with. */
  quickTexts?: readonly string[];
}

const charactersMax = 1_000;

/** What two sides write to each other, and the box to write in. */
export function Conversation(props: ConversationProps) {
  const { label, messages, empty, onOlder, olderLabel, onSend } = props;
  return (
    <section aria-label={label} className="flex flex-col gap-3">
      {onOlder !== null && (
        <Button look="quiet" size="small" className="self-center" onClick={onOlder}>
          {olderLabel}
        </Button>
      )}
      {messages.length === 0 && <p className="text-sm text-soft">{empty}</p>}
      <ol className="flex flex-col gap-2">
        {messages.toReversed().map((message) => (
          <li key={message.id} className={classNames('flex', message.mine && 'justify-end')}>
            <div
              className={classNames(
                'max-w-[85%] rounded-card px-3 py-2 text-sm',
                message.mine ? 'bg-jade-wash' : 'bg-fill',
              )}
            >
              <p className="wrap-anywhere whitespace-pre-line">{message.text}</p>
              <p className="pt-1 text-xs text-soft">
                {message.author !== '' && `${message.author} · `}
                {message.at}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {onSend !== null && <WriteBox {...props} onSend={onSend} />}
    </section>
  );
}

type WriteBoxProps = Pick<ConversationProps, 'inputLabel' | 'sendLabel' | 'quickTexts'> & {
  onSend: (text: string) => Promise<unknown>;
};

function WriteBox({ inputLabel, sendLabel, quickTexts = [], onSend }: WriteBoxProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const sent = await onSend(text.trim()).then(
      () => true,
      () => false,
    );
    setBusy(false);
    // What was typed meanwhile is another message.
    if (sent) setText((now) => (now === text ? '' : now));
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      {quickTexts.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {quickTexts.map((quick) => (
            <button
              key={quick}
              type="button"
              onClick={() => setText(quick)}
              className="min-h-9 rounded-full border border-line-strong px-3 text-start text-xs"
            >
              {quick}
            </button>
          ))}
        </div>
      )}
      <div className="flex items-end gap-2">
        <textarea
          aria-label={inputLabel}
          placeholder={inputLabel}
          rows={2}
          maxLength={charactersMax}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
          className="min-h-11 min-w-0 flex-1 rounded-control border border-line-strong bg-raised px-3 py-2 text-base placeholder:text-soft"
        />
        <IconButton
          type="submit"
          label={sendLabel}
          icon={<SendHorizontal size={20} />}
          disabled={busy || text.trim() === ''}
        />
      </div>
    </form>
  );
}
