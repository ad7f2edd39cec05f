import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { type CardSettings, type FeedCards, feedCardsQuery, saveFeedCards } from './feed-queries.ts';

const clipsBetween = { least: 4, most: 200 } as const;

/** Whether rooms and goods are shown between clips, and how seldom. */
export function FeedCardsForm({ known }: { known: FeedCards }) {
  const words = useMessages().feedPage;
  const queries = useQueryClient();
  const [rooms, setRooms] = useState(known.rooms);
  const [goods, setGoods] = useState(known.goods);
  const [between, setBetween] = useState(String(known.clipsBetween));
  const fill = (settings: CardSettings) => {
    setRooms(settings.rooms);
    setGoods(settings.goods);
    setBetween(String(settings.clipsBetween));
  };
  const count = Number(between);
  const isCount = Number.isInteger(count) && count >= clipsBetween.least && count <= clipsBetween.most;
  const save = useMutation({
    mutationFn: (reason: string) => saveFeedCards({ rooms, goods, clipsBetween: count }, reason),
    onSuccess: (saved) => {
      queries.setQueryData(feedCardsQuery.queryKey, saved);
      showToast(words.saved);
    },
  });
  return (
    <section aria-label={words.between} className="flex flex-col gap-4">
      <h2 className="text-base font-semibold">{words.between}</h2>
      <p className="text-sm text-soft">{words.betweenNote}</p>
      <Check label={words.rooms} checked={rooms} onChange={setRooms} />
      <Check label={words.goods} checked={goods} onChange={setGoods} />
      <TextField
        label={words.clipsBetween}
        hint={words.clipsBetweenHint(clipsBetween.least, clipsBetween.most)}
        error={isCount ? null : words.clipsBetweenHint(clipsBetween.least, clipsBetween.most)}
        inputMode="numeric"
        value={between}
        onChange={({ target }) => setBetween(target.value.trim())}
      />
      <LastChange known={known} onReturn={fill} />
      <ReasonForm
        readBy="operators"
        label={words.save}
        effect={words.effect}
        busy={save.isPending}
        error={save.error}
        onDecide={(reason) => isCount && save.mutate(reason)}
      />
    </section>
  );
}

/** When and why it was set so, and the way back. */
function LastChange({ known, onReturn }: { known: FeedCards; onReturn: (to: CardSettings) => void }) {
  const words = useMessages().feedPage;
  const { locale } = useLocale();
  const { changedAt, reason, before } = known;
  if (changedAt === null || before === null) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-mist p-3 text-sm">
      <p className="min-w-0 wrap-anywhere">{words.lastChange(absoluteTime(changedAt, locale), reason)}</p>
      <Button look="outline" size="small" onClick={() => onReturn(before)}>
        {words.asBefore}
      </Button>
    </div>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input
        type="checkbox"
        className="size-5 accent-ink"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}
