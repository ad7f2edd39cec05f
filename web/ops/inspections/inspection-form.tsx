import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button, showToast } from '../../ui/index.ts';
import { answersOf, type Draft, unanswered, withTheRestFine } from './checklist-draft.ts';
import { ChecklistItem } from './checklist-item.tsx';
import { useReadAgain } from './inspection-queries.ts';
import { PhotoSlots } from './photo-slots.tsx';
import { ScanField } from './scan-field.tsx';

const sealPattern = /^[0-9A-Z-]{6,24}$/;

/** Pictures, checklist, seal, report: from top to bottom, as the piece is gone over. */
export function InspectionForm({ of }: { of: InspectorView }) {
  const { ops } = useInspectionWords();
  const readAgain = useReadAgain();
  const { items, photos } = of.checklist;
  const [draft, setDraft] = useState<Draft>({});
  const [seal, setSeal] = useState('');
  const left = unanswered(items, draft).length;
  const photosLeft = photos.filter((slot) => !of.piece.photos.some((photo) => photo.slot === slot)).length;
  const judge = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/ops/inspections/{id}/judge', {
          params: { path: { id: of.piece.id } },
          body: { answers: answersOf(items, draft), ...(seal === '' ? {} : { seal }) },
        }),
      ),
    onSuccess: () => showToast(ops.judged),
    onSettled: readAgain,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    judge.mutate();
  };
  const sealed = seal === '' || sealPattern.test(seal);
  return (
    <form
      onSubmit={submit}
      aria-label={ops.checklist}
      noValidate
      className="mt-6 flex max-w-2xl flex-col gap-6"
    >
      <PhotoSlots of={of} />
      <section aria-label={ops.checklist} className="flex flex-col gap-4">
        <div className="flex items-center justify-between gap-3">
          <h3 className="text-sm font-semibold">{ops.answersLeft(left)}</h3>
          <Button look="quiet" size="small" onClick={() => setDraft(withTheRestFine(items, draft))}>
            {ops.rest}
          </Button>
        </div>
        {items.map((item) => (
          <ChecklistItem
            key={item.code}
            item={item}
            value={draft[item.code] ?? ''}
            onChange={(answer) => setDraft((before) => ({ ...before, [item.code]: answer }))}
          />
        ))}
      </section>
      <ScanField
        label={ops.sealField}
        hint={ops.sealHint}
        error={sealed ? null : ops.sealHint}
        maxLength={24}
        value={seal}
        onChange={(text) => setSeal(text.trim().toUpperCase())}
      />
      <ProblemNotice error={judge.error} />
      <div className="flex flex-col gap-2">
        <Button
          type="submit"
          size="large"
          busy={judge.isPending}
          disabled={left > 0 || photosLeft > 0 || !sealed}
        >
          {ops.judge}
        </Button>
        <p className="text-xs text-soft">
          {left > 0 || photosLeft > 0
            ? [ops.answersLeft(left), ops.photosLeft(photosLeft)].join(' · ')
            : ops.judgeHint}
        </p>
      </div>
    </form>
  );
}
