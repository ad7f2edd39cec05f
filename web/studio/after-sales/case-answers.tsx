import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseView } from '../../shared/after-sales/case-view.ts';
import { readAmount } from '../../shared/after-sales/read-amount.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, unwrap } from '../../shared/api.ts';
import { carriers } from '../../shared/carriers.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Select, showToast, TextArea, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { readTrackingNo } from '../orders/order-views.ts';
import { caseCountsQuery, caseQuery, casesKey } from './case-queries.ts';

type Form = 'agree' | 'offer' | 'decline' | 'receive' | 'send';

/** What the shop can do in a case now; the platform says what that is. Nothing when it is not the shop's turn. */
export function CaseAnswers({ shopId, of }: { shopId: string; of: CaseView }) {
  const words = useAfterSaleWords();
  const { desk } = words;
  const { locale } = useLocale();
  const [form, setForm] = useState<Form | null>(null);
  const run = useCaseCommand(shopId, of.id, () => setForm(null));
  const { can } = of;
  const given = { shopId, of, run, onBack: () => setForm(null) };
  const path = { params: { path: { shopId, id: of.id } } };
  const amount = moneyText(of.amountCents, of.currency, locale);
  const agreeMoney = () =>
    run.mutate({
      told: desk.agreed,
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/agree', {
          ...path,
          body: { amountCents: of.amountCents },
        }),
    });
  const refund = () =>
    run.mutate({
      told: desk.refunded,
      send: () => api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/refund', path),
    });
  const may = can.agree || can.offer || can.decline || can.refund || can.receive || can.send;
  if (!may) {
    const waits = of.turn === 'shop' && !can.agree;
    return waits ? <p className="mb-4 rounded-card bg-mist p-4 text-sm text-soft">{desk.cannot}</p> : null;
  }
  return (
    <section
      aria-label={words.states[of.state]}
      className="mb-4 flex flex-col gap-3 rounded-card bg-amber-wash p-4 text-sm"
    >
      <ProblemNotice error={run.error} />
      {form === null && (
        <div className="flex flex-wrap gap-2">
          {can.agree &&
            (of.kind === 'refund' ? (
              <Button size="small" busy={run.isPending} onClick={agreeMoney}>
                {desk.agree(amount)}
              </Button>
            ) : (
              <Button size="small" onClick={() => setForm('agree')}>
                {desk.agreeReturn}
              </Button>
            ))}
          {can.receive && (
            <Button size="small" onClick={() => setForm('receive')}>
              {desk.receive}
            </Button>
          )}
          {can.send && (
            <Button size="small" onClick={() => setForm('send')}>
              {desk.send[of.kind]}
            </Button>
          )}
          {can.refund && (
            <Button
              size="small"
              look={can.send || can.receive ? 'outline' : 'solid'}
              busy={run.isPending}
              onClick={refund}
            >
              {desk.refund(amount)}
            </Button>
          )}
          {can.offer && (
            <Button size="small" look="outline" onClick={() => setForm('offer')}>
              {desk.offer}
            </Button>
          )}
          {can.decline && (
            <Button size="small" look="outline" onClick={() => setForm('decline')}>
              {desk.decline}
            </Button>
          )}
        </div>
      )}
      {form === 'agree' && <AgreeForm {...given} />}
      {form === 'offer' && <OfferForm {...given} />}
      {form === 'decline' && <DeclineForm {...given} />}
      {form === 'receive' && <ReceiveForm {...given} />}
      {form === 'send' && <SendForm {...given} />}
    </section>
  );
}

interface Command {
  send: () => Promise<{ data?: CaseView; error?: unknown; response: Response }>;
  told: string | ((next: CaseView) => string);
}

function useCaseCommand(shopId: string, caseId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ send }: Command) => unwrap(send()),
    onSuccess: (next, { told }) => {
      queries.setQueryData(caseQuery(shopId, caseId).queryKey, next);
      showToast(typeof told === 'string' ? told : told(next));
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: casesKey(shopId) }),
  });
}

interface FormProps {
  shopId: string;
  of: CaseView;
  run: ReturnType<typeof useCaseCommand>;
  onBack: () => void;
}

function Answer({
  label,
  busy,
  onBack,
  onSubmit,
  children,
}: {
  label: string;
  busy: boolean;
  onBack: () => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { acts } = useAfterSaleWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" size="small" disabled={busy} onClick={onBack}>
          {acts.keep}
        </Button>
        <Button type="submit" size="small" busy={busy}>
          {label}
        </Button>
      </div>
    </form>
  );
}

const pathOf = ({ shopId, of }: FormProps) => ({ params: { path: { shopId, id: of.id } } });

function AgreeForm(props: FormProps) {
  const { shopId, of, run } = props;
  const { desk } = useAfterSaleWords();
  const { data } = useQuery(caseCountsQuery(shopId));
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const returnTo = typed ?? data?.returnTo ?? '';
  const submit = () => {
    setTried(true);
    if (returnTo.trim() === '') return;
    const body = { amountCents: of.amountCents, returnTo };
    run.mutate({
      told: desk.agreed,
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/agree', { ...pathOf(props), body }),
    });
  };
  return (
    <Answer label={desk.agreeReturn} busy={run.isPending} onBack={props.onBack} onSubmit={submit}>
      <TextArea
        label={desk.returnTo}
        hint={desk.returnToHint}
        error={tried && returnTo.trim() === '' ? desk.returnToMissing : null}
        rows={2}
        maxLength={200}
        value={returnTo}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Answer>
  );
}

function OfferForm(props: FormProps) {
  const { of, run } = props;
  const words = useAfterSaleWords();
  const { desk } = words;
  const { locale } = useLocale();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const maxCents = of.kind === 'refund' ? of.amountCents - 1 : of.maxCents;
  const amountCents = readAmount(typed, maxCents);
  const submit = () => {
    setTried(true);
    if (amountCents === null || text.trim() === '') return;
    run.mutate({
      told: desk.offered,
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/offer', {
          ...pathOf(props),
          body: { amountCents, text },
        }),
    });
  };
  const max = moneyText(maxCents, of.currency, locale);
  return (
    <Answer label={desk.offer} busy={run.isPending} onBack={props.onBack} onSubmit={submit}>
      <TextField
        label={desk.offerAmount}
        inputMode="decimal"
        value={typed}
        hint={words.askPage.amountHint(max)}
        error={tried && amountCents === null ? words.askPage.amountWrong(max) : null}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TextArea
        label={desk.offerText}
        rows={2}
        maxLength={500}
        error={tried && text.trim() === '' ? desk.missing : null}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Answer>
  );
}

function DeclineForm(props: FormProps) {
  const { run } = props;
  const { desk } = useAfterSaleWords();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (text.trim() === '') return;
    run.mutate({
      told: desk.declined,
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/decline', {
          ...pathOf(props),
          body: { text },
        }),
    });
  };
  return (
    <Answer label={desk.decline} busy={run.isPending} onBack={props.onBack} onSubmit={submit}>
      <TextArea
        label={desk.declineText}
        rows={2}
        maxLength={1_000}
        error={tried && text.trim() === '' ? desk.missing : null}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Answer>
  );
}

function ReceiveForm(props: FormProps) {
  const { of, run } = props;
  const { desk } = useAfterSaleWords();
  const [putBack, setPutBack] = useState(false);
  const submit = () =>
    run.mutate({
      told: desk.received,
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/receive', {
          ...pathOf(props),
          body: { putBack },
        }),
    });
  return (
    <Answer label={desk.receive} busy={run.isPending} onBack={props.onBack} onSubmit={submit}>
      {of.kind !== 'repair' && (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            checked={putBack}
            onChange={(event) => setPutBack(event.target.checked)}
            className="size-5 shrink-0 accent-ink"
          />
          {desk.putBack}
        </label>
      )}
    </Answer>
  );
}

function SendForm(props: FormProps) {
  const { of, run } = props;
  const messages = useMessages();
  const words = useAfterSaleWords();
  const { desk } = words;
  const [carrier, setCarrier] = useState<string>('sf');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const trackingNo = readTrackingNo(typed);
  const submit = () => {
    setTried(true);
    if (trackingNo === null) return;
    run.mutate({
      told: (next) => (next.outcome === 'refunded' ? desk.noneLeft : desk.sent),
      send: () =>
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/send', {
          ...pathOf(props),
          body: { carrier, trackingNo },
        }),
    });
  };
  return (
    <Answer
      label={desk.send[of.kind] ?? desk.sent}
      busy={run.isPending}
      onBack={props.onBack}
      onSubmit={submit}
    >
      <Select
        label={words.carrier}
        value={carrier}
        options={carriers.map((value) => ({ value, label: messages.carriers[value] ?? value }))}
        onChange={(event) => setCarrier(event.target.value)}
      />
      <TextField
        label={words.trackingNo}
        value={typed}
        autoComplete="off"
        error={tried && trackingNo === null ? words.trackingWrong : null}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Answer>
  );
}
