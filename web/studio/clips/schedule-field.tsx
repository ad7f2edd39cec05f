import type { StudioClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { clipsKey, scheduleClip } from './clip-queries.ts';
import { localText, readLocalText } from './schedule-time.ts';

const hourMs = 3_600_000;

/** When a draft publishes itself, in the zone of whoever looks. */
export function ScheduleField({ clip, authorId }: { clip: StudioClipView; authorId: string }) {
  const words = useMessages().clipWork;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [text, setText] = useState(() =>
    localText(clip.publishAt === null ? Date.now() + 24 * hourMs : Date.parse(clip.publishAt)),
  );
  const schedule = useMutation({
    mutationFn: (publishAt: string | null) => scheduleClip(clip.id, publishAt),
    onSuccess: (changed) =>
      showToast(
        changed.publishAt === null
          ? words.unscheduled
          : words.scheduled(absoluteTime(changed.publishAt, locale)),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: clipsKey(authorId) }),
  });
  const publishAt = readLocalText(text);
  const zone = Intl.DateTimeFormat(locale).resolvedOptions().timeZone;
  return (
    <section aria-label={words.schedule} className="flex flex-col gap-2">
      <TextField
        label={words.schedule}
        type="datetime-local"
        value={text}
        hint={words.scheduleHint(zone)}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemNotice error={schedule.error} />
      <div className="flex gap-2">
        <Button
          look="outline"
          busy={schedule.isPending}
          disabled={publishAt === null || publishAt === clip.publishAt}
          onClick={() => schedule.mutate(publishAt)}
        >
          {clip.state === 'scheduled' ? words.reschedule : words.scheduleDo}
        </Button>
        {clip.state === 'scheduled' && (
          <Button look="quiet" disabled={schedule.isPending} onClick={() => schedule.mutate(null)}>
            {words.unschedule}
          </Button>
        )}
      </div>
    </section>
  );
}
