import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, Select, TextArea, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type MutedView, mutesQuery, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

const slowModes = [0, 5, 10, 30, 60, 300] as const;
const lengthMost = 200;

/** Who may say what, and who may say nothing. */
export function ChatRulesDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.chat;
  const formId = useId();
  const [open, setOpen] = useState(room.chat.open);
  const [slowModeS, setSlowModeS] = useState(room.chat.slowModeS);
  const [length, setLength] = useState(String(room.chat.lengthMax));
  const [banned, setBanned] = useState(room.bannedWords.join('\n'));
  const save = useRoomAct(room.id, roomActs(room.id).setChat, { said: words.rulesSaved, done: onClose });
  const lengthMax = Math.min(lengthMost, Math.max(1, Math.trunc(Number(length)) || lengthMost));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const bannedWords = banned
      .split(/\n/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    save.mutate({ open, slowModeS, lengthMax, bannedWords });
  };
  const known = slowModes.some((seconds) => seconds === slowModeS);
  return (
    <Dialog
      open
      title={words.rules}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={save.isPending}>
            {messages.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-ink"
            checked={open}
            onChange={(event) => setOpen(event.target.checked)}
          />
          {words.open}
        </label>
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={words.slow}
            value={String(slowModeS)}
            options={[...slowModes, ...(known ? [] : [slowModeS])].map((seconds) => ({
              value: String(seconds),
              label: seconds === 0 ? words.slowOff : words.slowEvery(seconds),
            }))}
            onChange={(event) => setSlowModeS(Number(event.target.value))}
          />
          <TextField
            label={words.lengthMax}
            inputMode="numeric"
            value={length}
            maxLength={3}
            onChange={(event) => setLength(event.target.value)}
            onBlur={() => setLength(String(lengthMax))}
          />
        </div>
        <TextArea
          label={words.bannedWords}
          hint={words.bannedHint}
          value={banned}
          rows={4}
          onChange={(event) => setBanned(event.target.value)}
        />
        <ProblemNotice error={save.error} />
      </form>
      <MutedPeople room={room} />
    </Dialog>
  );
}

function MutedPeople({ room }: { room: StudioRoom }) {
  const words = useMessages().chat;
  const query = useQuery(mutesQuery(room.id));
  return (
    <section aria-label={words.mutedPeople} className="mt-6 text-sm">
      <h3 className="font-semibold">{words.mutedPeople}</h3>
      {query.data?.items.length === 0 && <p className="mt-1 text-soft">{words.noneMuted}</p>}
      <ul>
        {query.data?.items.map((muted) => (
          <MutedRow key={muted.personId} room={room} muted={muted} />
        ))}
      </ul>
      <ProblemNotice error={query.error} />
    </section>
  );
}

function MutedRow({ room, muted }: { room: StudioRoom; muted: MutedView }) {
  const words = useMessages().chat;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const unmute = useRoomAct(room.id, roomActs(room.id).unmute, {
    said: words.unmuted,
    done: () => void queries.invalidateQueries({ queryKey: mutesQuery(room.id).queryKey }),
  });
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{muted.displayName}</span>
        <span className="block text-xs text-soft">
          {muted.until === null ? words.always : words.until(absoluteTime(muted.until, locale))}
        </span>
      </span>
      <Button
        look="outline"
        size="small"
        aria-label={words.unmuteOf(muted.displayName)}
        busy={unmute.isPending}
        onClick={() => unmute.mutate(muted.personId)}
      >
        {words.unmute}
      </Button>
    </li>
  );
}
