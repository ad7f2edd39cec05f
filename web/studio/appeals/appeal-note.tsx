import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { putFile } from '../../shared/put-file.ts';
import { Button, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

type Kind = 'shop' | 'clip' | 'product' | 'certificate' | 'fraud-case' | 'penalty';

const standingKey = (kind: Kind, id: string) => ['studio', 'appeal', kind, id] as const;
const filesMax = 6;
const lengthMin = 10;

/** What an operator decided against a thing of mine, and the appeal: to make, or how it stands. Nothing without one. */
export function AppealNote({ kind, id }: { kind: Kind; id: string }) {
  const { locale } = useLocale();
  const words = useMessages().appeals;
  const { data } = useQuery({
    queryKey: standingKey(kind, id),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/appeals/standing', {
          params: { query: { subjectKind: kind, subjectId: id } },
        }),
      ),
  });
  if (!data?.decision) return null;
  const { decision, appeal } = data;
  return (
    <section aria-label={words.title} className="mb-4 rounded-card border border-line p-4 text-sm">
      <h3 className="font-semibold">{words.decided(decision.reason)}</h3>
      {appeal !== null ? (
        <div className="mt-2">
          <p>{words.states[appeal.state]}</p>
          {appeal.answer && <p className="text-soft">{words.answer(appeal.answer)}</p>}
        </div>
      ) : decision.mayAppeal ? (
        <AppealForm kind={kind} id={id} until={absoluteTime(decision.appealUntil, locale)} />
      ) : (
        <p className="mt-2 text-soft">{words.over}</p>
      )}
    </section>
  );
}

function AppealForm({ kind, id, until }: { kind: Kind; id: string; until: string }) {
  const words = useMessages().appeals;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [short, setShort] = useState(false);
  const make = useMutation({
    mutationFn: async () => {
      const body = { subjectKind: kind, subjectId: id, text: text.trim() };
      const appeal = await unwrap(api.POST('/api/v1/studio/appeals', { body }));
      for (const [position, file] of files.entries())
        await putFile(`/api/v1/studio/appeals/${appeal.id}/files/${position}`, file);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: standingKey(kind, id) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShort(text.trim().length < lengthMin);
    if (text.trim().length >= lengthMin) make.mutate();
  };
  if (!open)
    return (
      <Button look="outline" className="mt-3" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    );
  return (
    <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-3">
      <TextArea
        label={words.text}
        hint={words.hint(until)}
        error={short ? words.tooShort : null}
        value={text}
        rows={4}
        maxLength={1_000}
        onChange={(event) => setText(event.target.value)}
      />
      <label className="flex flex-col gap-1 text-sm text-soft">
        {words.files}
        <input
          type="file"
          multiple
          accept="application/pdf,image/jpeg,image/png,image/webp"
          onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, filesMax))}
          className="min-h-11 py-2 text-sm text-ink"
        />
      </label>
      <ProblemNotice error={make.error} />
      <Button type="submit" busy={make.isPending} className="self-end">
        {words.send}
      </Button>
    </form>
  );
}
