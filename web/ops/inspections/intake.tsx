import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button } from '../../ui/index.ts';
import { useReadAgain } from './inspection-queries.ts';
import { ScanField } from './scan-field.tsx';

/** A parcel is taken in by its code; the next one can be scanned at once. */
export function Intake({ onTaken }: { onTaken: (id: string) => void }) {
  const { ops } = useInspectionWords();
  const { locale } = useLocale();
  const readAgain = useReadAgain();
  const [code, setCode] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const take = useMutation({
    mutationFn: (scanned: string) =>
      unwrap(api.POST('/api/v1/ops/inspection-intakes', { body: { code: scanned } })),
    onSuccess: ({ pieceIds }) => {
      setCode('');
      readAgain();
      form.current?.querySelector('input')?.focus();
      const [first] = pieceIds;
      if (first !== undefined) onTaken(first);
    },
  });
  const takeCode = (scanned: string) => {
    if (scanned.trim().length >= 4) take.mutate(scanned.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    takeCode(code);
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      aria-label={ops.scan}
      noValidate
      className="flex flex-col gap-2 border-b border-line p-4"
    >
      <ScanField
        label={ops.scanField}
        hint={ops.scanHint}
        value={code}
        onChange={setCode}
        onScan={takeCode}
      />
      <Button type="submit" busy={take.isPending} wide>
        {ops.take}
      </Button>
      <p role="status" className="text-sm text-soft empty:hidden">
        {take.data &&
          (take.data.repeated
            ? ops.takenBefore(absoluteTime(take.data.arrivedAt, locale))
            : ops.taken(take.data.pieceIds.length))}
      </p>
      <ProblemNotice error={take.error} />
    </form>
  );
}
