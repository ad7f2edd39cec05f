import { type FormEvent, useState } from 'react';
import { Button, TextArea } from '../../ui/index.ts';
import { useClaimWords } from './words.ts';

/** Brings a decision before an operator, once, with why. */
export function ClaimAppeal({ busy, onSend }: { busy: boolean; onSend: (text: string) => void }) {
  const words = useClaimWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!open)
    return (
      <Button look="outline" size="small" onClick={() => setOpen(true)}>
        {words.appeal}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onSend(text.trim());
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextArea
        label={words.appealText}
        hint={words.appealHint}
        rows={3}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="small" busy={busy}>
        {words.appealSend}
      </Button>
    </form>
  );
}
