import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileText, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { readAmount } from '../../shared/after-sales/read-amount.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import {
  type ChosenEvidence,
  EvidenceButton,
  kindOfFile,
  kindsFor,
  sendEvidence,
} from '../../shared/guarantees/claim-evidence.tsx';
import type { ClaimReason, LineRight } from '../../shared/guarantees/claim-view.ts';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { Button, ErrorState, Select, Skeleton, showToast, TextArea, TextField } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { claimRoot, orderRightsQuery } from './claim-query.ts';

const amountMaxCents = 100_000_00;

/** Claiming under one right of one line, on one page: why, in words, with evidence. */
export function ClaimFormPage() {
  const words = useClaimWords();
  return (
    <Page title={words.claim}>
      <SignInGate>
        <FormLoaded />
      </SignInGate>
    </Page>
  );
}

function FormLoaded() {
  const m = useMessages();
  const { orderId } = useParams({ from: '/orders/$orderId/claim' });
  const { position, code } = useSearch({ from: '/orders/$orderId/claim' });
  const query = useQuery(orderRightsQuery(orderId));
  if (query.isPending) return <Skeleton className="h-48 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  const line = query.data.lines.find((one) => one.position === position);
  const of = line?.rights.find(({ right }) => right.code === code);
  if (line === undefined || of === undefined) return <ErrorState title={errorText(m, 'not-found')} />;
  return <ClaimForm orderId={orderId} position={line.position} goods={line.title} of={of} />;
}

interface ClaimFormProps {
  orderId: string;
  position: number;
  goods: string;
  of: LineRight;
}

function ClaimForm({ orderId, position, goods, of: { right } }: ClaimFormProps) {
  const words = useClaimWords();
  const { form } = words;
  const [reason, setReason] = useState<ClaimReason | undefined>(right.reasons[0]);
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly ChosenEvidence[]>([]);
  const [tried, setTried] = useState(false);
  const askedCents = right.asksAmount ? readAmount(typed, amountMaxCents) : undefined;
  const send = useFiling(orderId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason === undefined || askedCents === null) return;
    const body = {
      position,
      code: right.code,
      reason,
      text,
      ...(askedCents === undefined ? {} : { askedCents }),
    };
    send.mutate({ body, chosen });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-1 flex-col gap-4">
      <section className="flex flex-col gap-2 rounded-card bg-jade-wash p-3">
        <p className="truncate text-sm font-semibold">{goods}</p>
        <RightTerms right={right} />
      </section>
      <Select
        label={form.reason}
        value={reason ?? ''}
        options={right.reasons.map((one) => ({ value: one, label: words.reasons[one] }))}
        onChange={(event) => setReason(event.target.value as ClaimReason)}
      />
      {right.asksAmount && (
        <TextField
          label={form.amount}
          inputMode="decimal"
          value={typed}
          error={tried && askedCents === null ? form.amountWrong : null}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <TextArea
        label={form.text}
        hint={form.textHint}
        rows={3}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <section aria-label={form.evidence} className="flex flex-col gap-2">
        <h2 className="text-sm text-soft">{form.evidence}</h2>
        <Chosen chosen={chosen} onChange={setChosen} />
        <EvidenceButton
          kinds={kindsFor(right)}
          disabled={send.isPending}
          onChoose={(kind, files) =>
            setChosen([...chosen, ...files.map((file) => ({ kind: kindOfFile(kind, file), file }))])
          }
        />
        <p className="text-xs text-soft">{form.evidenceHint}</p>
      </section>
      <Button type="submit" size="large" wide busy={send.isPending}>
        {form.submit}
      </Button>
    </form>
  );
}

function Chosen({
  chosen,
  onChange,
}: {
  chosen: readonly ChosenEvidence[];
  onChange: (chosen: readonly ChosenEvidence[]) => void;
}) {
  const words = useClaimWords();
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {chosen.map((one) => (
        <li
          key={`${one.file.name} ${one.file.lastModified} ${one.file.size}`}
          className="flex min-h-11 items-center gap-2 rounded-control bg-mist px-3 text-sm"
        >
          <FileText size={16} className="shrink-0 text-soft" aria-hidden="true" />
          <span className="min-w-0 flex-1 truncate">{one.file.name}</span>
          <span className="shrink-0 text-xs text-soft">{words.kinds[one.kind]}</span>
          <button
            type="button"
            aria-label={words.form.remove(one.file.name)}
            onClick={() => onChange(chosen.filter((other) => other !== one))}
            className="touchable flex size-8 items-center justify-center"
          >
            <X size={16} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface Sent {
  body: { position: number; code: string; reason: ClaimReason; text: string; askedCents?: number };
  chosen: readonly ChosenEvidence[];
}

/** Files the claim, then sends its evidence: it belongs to the claim that is there by then. */
function useFiling(orderId: string) {
  const m = useMessages();
  const { form } = useClaimWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, chosen }: Sent) => {
      const made = await unwrap(
        api.POST('/api/v1/orders/{id}/claims', { params: { path: { id: orderId } }, body }),
      );
      return { made, failed: await sendEvidence(claimRoot, made.id, chosen) };
    },
    onSuccess: async ({ made, failed }) => {
      showToast(failed === 0 ? form.sent : form.filesFailed, failed === 0 ? undefined : 'danger');
      await navigate({ to: '/claims/$claimId', params: { claimId: made.id }, replace: true });
    },
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
    onSettled: () => queries.invalidateQueries({ queryKey: orderRightsQuery(orderId).queryKey }),
  });
}
