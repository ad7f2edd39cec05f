import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export interface ReasonFormProps {
  /** What the button does, by name. */
  label: string;
  /** What follows at once. */
  effect: string;
  /** Takes something away from somebody. */
  grave?: boolean;
  /** Who may read the reason: also whom it is about, unless it is about nobody. */
  readBy?: 'both-sides' | 'operators';
  busy: boolean;
  error: unknown;
  onDecide: (reason: string) => void;
}

/** A decision: what it leads to, why, and the button. Ctrl or ⌘ with Enter decides from the keyboard. */
export function ReasonForm({
  label,
  effect,
  grave = false,
  readBy = 'both-sides',
  busy,
  error,
  onDecide,
}: ReasonFormProps) {
  const messages = useMessages();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const text = reason.trim();
    setMissing(text === '');
    if (text !== '' && !busy) onDecide(text);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-sm text-soft">{effect}</p>
      <TextArea
        label={messages.reason}
        hint={messages.reasonHints[readBy]}
        error={missing ? messages.reasonMissing : null}
        value={reason}
        rows={4}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <ProblemNotice error={error} />
      <Button type="submit" look={grave ? 'danger' : 'solid'} busy={busy} wide>
        {label}
      </Button>
    </form>
  );
}
