import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { handInCertificate } from './certificate-queries.ts';
import { productsKey } from './product-queries.ts';

interface CertificateFormProps {
  shopId: string;
  productId: string;
  attribute: string;
  /** The attribute in the reader’s language. */
  name: string;
  value: string;
  onClose: () => void;
}

const bytesMax = 8 * 1024 * 1024;
const fields = ['number', 'issuer', 'validFrom', 'validUntil'] as const;
type Draft = Record<(typeof fields)[number], string>;

/** A certificate of one attribute, with its file, for review. */
export function CertificateForm(props: CertificateFormProps) {
  const { shopId, productId, attribute, name, value, onClose } = props;
  const words = useMessages().certificates;
  const formId = useId();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ number: '', issuer: '', validFrom: '', validUntil: '' });
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const fileProblem = file === null ? words.fileMissing : file.size > bytesMax ? words.tooBig : null;
  const complete = (['number', 'issuer', 'validFrom'] as const).every((one) => draft[one].trim() !== '');
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      const validUntil = draft.validUntil === '' ? null : draft.validUntil;
      const { number, issuer, validFrom } = draft;
      await handInCertificate(
        shopId,
        { productId, attribute, number, issuer, validFrom, validUntil },
        chosen,
      );
    },
    onSuccess: () => {
      showToast(words.sent);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete && fileProblem === null && file !== null) send.mutate(file);
  };
  const field = (one: keyof Draft) => ({
    label: words[one],
    value: draft[one],
    error: tried && one !== 'validUntil' && draft[one].trim() === '' ? words.fill : null,
    onChange: ({ target }: { target: { value: string } }) =>
      setDraft((before) => ({ ...before, [one]: target.value })),
  });
  return (
    <Dialog
      open
      title={words.formTitle(name, value)}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={send.isPending}>
          {words.send}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <p className="text-sm text-soft">{words.formHint}</p>
        <TextField {...field('number')} maxLength={80} />
        <TextField {...field('issuer')} maxLength={80} />
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField {...field('validFrom')} type="date" />
          <TextField {...field('validUntil')} type="date" hint={words.noEnd} />
        </div>
        <label className="flex flex-col gap-1 text-sm text-soft">
          {words.file}
          <input
            type="file"
            accept="application/pdf,image/jpeg,image/png,image/webp"
            aria-invalid={(tried && fileProblem !== null) || undefined}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className="min-h-11 w-full py-2 text-sm text-ink"
          />
          {tried && fileProblem !== null && (
            <span role="alert" className="text-xs text-danger">
              {fileProblem}
            </span>
          )}
        </label>
        <ProblemNotice error={send.error} />
      </form>
    </Dialog>
  );
}
