import { Megaphone } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, TextArea } from '../../ui/index.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useAdvertCheck } from '../adverts/advert-check.ts';
import { AdvertNotes } from '../adverts/advert-notes.tsx';
import { useMessages } from '../messages/index.ts';
import { roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';
import type { RoomLine } from './use-room-line.ts';

const textLengthMax = 200;

/** What was announced last, and the way to announce something else. */
export function AnnounceBar({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().chat;
  const { locale } = useLocale();
  const [writing, setWriting] = useState(false);
  const { announcement } = line;
  return (
    <div className="flex shrink-0 items-start gap-3 border-b border-line px-4 py-3">
      <Megaphone size={18} className="mt-1 shrink-0 text-soft" aria-hidden="true" />
      <p className="min-w-0 flex-1 py-1 text-sm">
        {announcement === null ? (
          <span className="text-soft">{words.noAnnouncement}</span>
        ) : (
          <>
            <span className="line-clamp-3 wrap-anywhere">{announcement.text}</span>
            <span className="text-xs text-soft">
              <RelativeTime at={announcement.at} locale={locale} />
            </span>
          </>
        )}
      </p>
      <Button look="outline" size="small" disabled={room.state !== 'live'} onClick={() => setWriting(true)}>
        {words.announce}
      </Button>
      {writing && <AnnounceDialog room={room} onClose={() => setWriting(false)} />}
    </div>
  );
}

function AnnounceDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.chat;
  const formId = useId();
  const [text, setText] = useState('');
  const findingsOf = useAdvertCheck(room.broadcaster.id, { kind: 'room', subjectId: room.id }, [
    { field: 'text', source: 'script', text },
  ]);
  const announce = useRoomAct(room.id, roomActs(room.id).announce, {
    said: words.announced,
    done: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') announce.mutate(text.trim());
  };
  return (
    <Dialog
      open
      title={words.announce}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={announce.isPending} disabled={text.trim() === ''}>
            {words.announce}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <div>
          <TextArea
            label={words.announcement}
            hint={words.announceHint}
            value={text}
            maxLength={textLengthMax}
            onChange={(event) => setText(event.target.value)}
          />
          <AdvertNotes text={text} findings={findingsOf('text')} onUse={setText} />
        </div>
        <ProblemNotice error={announce.error} />
      </form>
    </Dialog>
  );
}
