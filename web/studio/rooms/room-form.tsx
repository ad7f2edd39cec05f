import { useQueryClient } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useEffect, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass, showToast, TextArea, TextField } from '../../ui/index.ts';
import { useAdvertCheck } from '../adverts/advert-check.ts';
import { AdvertNotes } from '../adverts/advert-notes.tsx';
import { localText, readLocalText } from '../clips/schedule-time.ts';
import { useMessages } from '../messages/index.ts';
import { type RoomPlan, roomQuery, roomsKey, type StudioRoom, setCover } from './room-queries.ts';

interface RoomFormProps {
  formId: string;
  broadcasterId: string;
  /** Null for a room to be. */
  room: StudioRoom | null;
  error: unknown;
  onSave: (plan: RoomPlan, cover: File | null) => void;
}

const titleLengthMax = 60;
const introductionLengthMax = 500;
const bytesMax = 8 * 1024 * 1024;
const halfHourMs = 30 * 60_000;
const aheadMsMax = 90 * 24 * 60 * 60_000;
const pastMsMax = 5 * 60_000;

/** Title, cover and time of a room. Its buttons are whoever shows it's. */
export function RoomForm({ formId, broadcasterId, room, error, onSave }: RoomFormProps) {
  const words = useMessages().roomForm;
  const { locale } = useLocale();
  const [title, setTitle] = useState(room?.title ?? '');
  const [introduction, setIntroduction] = useState(room?.introduction ?? '');
  const [planned, setPlanned] = useState(() =>
    localText(room === null ? nextHalfHour(Date.now()) : Date.parse(room.plannedAt)),
  );
  const [cover, setCoverFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const findingsOf = useAdvertCheck(broadcasterId, { kind: 'room', subjectId: room?.id }, [
    { field: 'title', source: 'title', text: title },
    { field: 'introduction', source: 'script', text: introduction },
  ]);
  const plannedAt = readPlanned(planned, room?.plannedAt ?? null);
  const isLive = room?.state === 'live';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || plannedAt === null) return;
    onSave({ title: title.trim(), introduction: introduction.trim(), plannedAt }, cover);
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div>
        <TextField
          label={words.title}
          hint={words.titleHint}
          value={title}
          maxLength={titleLengthMax}
          error={tried && title.trim() === '' ? words.titleMissing : null}
          onChange={(event) => setTitle(event.target.value)}
        />
        <AdvertNotes text={title} findings={findingsOf('title')} onUse={setTitle} />
      </div>
      {!isLive && (
        <TextField
          label={words.plannedAt}
          type="datetime-local"
          hint={words.plannedHint(Intl.DateTimeFormat(locale).resolvedOptions().timeZone)}
          value={planned}
          error={tried && plannedAt === null ? words.plannedMissing : null}
          onChange={(event) => setPlanned(event.target.value)}
        />
      )}
      <CoverField url={room?.coverUrl ?? null} file={cover} onChange={setCoverFile} />
      <div>
        <TextArea
          label={words.introduction}
          hint={words.introductionHint}
          value={introduction}
          maxLength={introductionLengthMax}
          onChange={(event) => setIntroduction(event.target.value)}
        />
        <AdvertNotes text={introduction} findings={findingsOf('introduction')} onUse={setIntroduction} />
      </div>
      <ProblemNotice error={error} />
    </form>
  );
}

function CoverField({
  url,
  file,
  onChange,
}: {
  url: string | null;
  file: File | null;
  onChange: (file: File) => void;
}) {
  const words = useMessages().roomForm;
  const inputId = useId();
  const [tooBig, setTooBig] = useState(false);
  const chosenUrl = useFileUrl(file);
  const shown = chosenUrl ?? url;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (chosen === undefined) return;
    setTooBig(chosen.size > bytesMax);
    if (chosen.size <= bytesMax) onChange(chosen);
  };
  return (
    <fieldset>
      <legend className="text-sm text-soft">{words.cover}</legend>
      <div className="mt-1 flex items-end gap-3">
        {shown !== null && (
          <img src={shown} alt="" className="h-28 w-21 shrink-0 rounded-control bg-fill object-cover" />
        )}
        <div className="min-w-0">
          <label
            htmlFor={inputId}
            className={`${buttonClass('outline', 'small')} focus-within:outline-2 focus-within:outline-link`}
          >
            <ImagePlus size={16} aria-hidden="true" />
            {shown === null ? words.chooseCover : words.changeCover}
            <input
              id={inputId}
              type="file"
              accept="image/jpeg,image/png,image/webp,image/avif"
              onChange={choose}
              className="sr-only"
            />
          </label>
          <p className="mt-1 text-xs text-soft">{words.coverHint}</p>
        </div>
      </div>
      {tooBig && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {words.tooBig}
        </p>
      )}
    </fieldset>
  );
}

function useFileUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** Gives a room its cover when one was chosen; a cover that fails takes nothing else back. */
export function useCoverUpload() {
  const words = useMessages().roomForm;
  const queries = useQueryClient();
  return async (room: StudioRoom, file: File | null) => {
    if (file === null) return;
    await setCover(room.id, file).catch(() => showToast(words.coverFailed, 'danger'));
    void queries.invalidateQueries({ queryKey: roomQuery(room.id).queryKey, exact: true });
    void queries.invalidateQueries({ queryKey: roomsKey(room.broadcaster.id) });
  };
}

function nextHalfHour(nowMs: number): number {
  return Math.ceil((nowMs + halfHourMs) / halfHourMs) * halfHourMs;
}

/** A time that was planned before stays as it is, also when it is past by now. */
function readPlanned(text: string, before: string | null): string | null {
  const at = readLocalText(text);
  if (at === null) return null;
  if (before !== null && text === localText(Date.parse(before))) return before;
  const aheadMs = Date.parse(at) - Date.now();
  return aheadMs >= -pastMsMax && aheadMs <= aheadMsMax ? at : null;
}
