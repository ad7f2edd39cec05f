import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { CaseReason, CaseView } from '../../shared/after-sales/case-view.ts';
import { readAmount, writeAmount } from '../../shared/after-sales/read-amount.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { carrierNames } from '../../shared/carriers.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, Select, showToast, TextArea, TextField } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { caseQuery } from './case-query.ts';

type Asking = 'withdraw' | 'escalate' | 'send-back' | 'change';
type Body = 'withdraw' | 'confirm';

/** What I can do in a case now; the platform says what that is. */
export function CaseActs({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { acts } = words;
  const { locale } = useLocale();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const run = useCaseAct(of.id, close);
  const path = { params: { path: { id: of.id } } };
  const plain = (act: Body, told: string) =>
    run.mutate({ told, send: () => api.POST(`/api/v1/after-sales/{id}/${act}`, path) });
  const { can, offerCents } = of;
  const offer = offerCents === null ? '' : moneyText(offerCents, of.currency, locale);
  const accept = (amountCents: number) =>
    run.mutate({
      told: acts.accepted(offer),
      send: () => api.POST('/api/v1/after-sales/{id}/accept-offer', { ...path, body: { amountCents } }),
    });
  if (!Object.values({ ...can, write: false, attach: false }).some(Boolean)) return null;
  return (
    <section className="flex flex-wrap gap-2">
      {can.acceptOffer && offerCents !== null && (
        <Button busy={run.isPending} onClick={() => accept(offerCents)}>
          {acts.accept(offer)}
        </Button>
      )}
      {can.confirm && (
        <Button busy={run.isPending} onClick={() => plain('confirm', acts.confirmed)}>
          {acts.confirm}
        </Button>
      )}
      {can.sendBack && (
        <Button look={of.back === null ? 'solid' : 'outline'} onClick={() => setAsking('send-back')}>
          {of.back === null ? acts.sendBack : acts.correct}
        </Button>
      )}
      {can.escalate && (
        <Button look="outline" onClick={() => setAsking('escalate')}>
          {acts.escalate}
        </Button>
      )}
      {can.change && (
        <Button look="outline" onClick={() => setAsking('change')}>
          {acts.change}
        </Button>
      )}
      {can.withdraw && (
        <Button look="quiet" onClick={() => setAsking('withdraw')}>
          {acts.withdraw}
        </Button>
      )}
      {asking === 'withdraw' && (
        <Dialog
          open
          title={acts.withdraw}
          onClose={close}
          actions={
            <>
              <Button look="outline" onClick={close}>
                {acts.keep}
              </Button>
              <Button busy={run.isPending} onClick={() => plain('withdraw', acts.withdrawn)}>
                {acts.withdraw}
              </Button>
            </>
          }
        >
          <p className="text-sm">{acts.withdrawAsk}</p>
        </Dialog>
      )}
      {asking === 'escalate' && <EscalateDialog of={of} onClose={close} />}
      {asking === 'send-back' && <SendBackDialog of={of} onClose={close} />}
      {asking === 'change' && <ChangeDialog of={of} onClose={close} />}
    </section>
  );
}

interface DialogFor {
  of: CaseView;
  onClose: () => void;
}

function FormDialog(props: {
  title: string;
  label: string;
  busy: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <Button type="submit" form={formId} busy={props.busy}>
          {props.label}
        </Button>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        {props.children}
      </form>
    </Dialog>
  );
}

function EscalateDialog({ of, onClose }: DialogFor) {
  const { acts, desk } = useAfterSaleWords();
  const run = useCaseAct(of.id, onClose);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    const path = { params: { path: { id: of.id } } };
    run.mutate({
      told: acts.escalated,
      send: () => api.POST('/api/v1/after-sales/{id}/escalate', { ...path, body: { text } }),
    });
  };
  return (
    <FormDialog
      title={acts.escalate}
      label={acts.submit}
      busy={run.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        label={acts.escalateText}
        error={missing ? desk.missing : null}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}

function SendBackDialog({ of, onClose }: DialogFor) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const run = useCaseAct(of.id, onClose);
  const [carrier, setCarrier] = useState(of.back?.carrier ?? 'sf');
  const [typed, setTyped] = useState(of.back?.trackingNo ?? '');
  const [tried, setTried] = useState(false);
  const trackingNo = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const wrong = !/^[0-9A-Z-]{4,40}$/.test(trackingNo);
  const submit = () => {
    setTried(true);
    if (wrong) return;
    const path = { params: { path: { id: of.id } } };
    run.mutate({
      told: words.acts.sentBack,
      send: () => api.POST('/api/v1/after-sales/{id}/send-back', { ...path, body: { carrier, trackingNo } }),
    });
  };
  return (
    <FormDialog
      title={of.back === null ? words.acts.sendBack : words.acts.correct}
      label={words.acts.submit}
      busy={run.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Select
        label={words.carrier}
        value={carrier}
        options={Object.entries(carrierNames[locale]).map(([value, label]) => ({ value, label }))}
        onChange={(event) => setCarrier(event.target.value)}
      />
      <TextField
        label={words.trackingNo}
        value={typed}
        autoComplete="off"
        error={tried && wrong ? words.trackingWrong : null}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function ChangeDialog({ of, onClose }: DialogFor) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const run = useCaseAct(of.id, onClose);
  const [reason, setReason] = useState<CaseReason>(of.reason);
  const [typed, setTyped] = useState(writeAmount(of.amountCents));
  const [description, setDescription] = useState(of.description);
  const [tried, setTried] = useState(false);
  const mayType = !of.unshipped && (of.kind === 'refund' || of.kind === 'return');
  const amountCents = readAmount(typed, of.maxCents);
  const max = moneyText(of.maxCents, of.currency, locale);
  const submit = () => {
    setTried(true);
    if (mayType && amountCents === null) return;
    const body = { reason, description, ...(mayType && amountCents !== null ? { amountCents } : {}) };
    const path = { params: { path: { id: of.id } } };
    run.mutate({
      told: words.acts.changed,
      send: () => api.POST('/api/v1/after-sales/{id}/change', { ...path, body }),
    });
  };
  const reasons = useReasons(of);
  return (
    <FormDialog
      title={words.acts.change}
      label={words.acts.save}
      busy={run.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Select
        label={words.reason}
        value={reason}
        options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
        onChange={(event) => setReason(event.target.value as CaseReason)}
      />
      {mayType && (
        <TextField
          label={words.amount}
          inputMode="decimal"
          value={typed}
          hint={words.askPage.amountHint(max)}
          error={tried && amountCents === null ? words.askPage.amountWrong(max) : null}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <TextArea
        label={words.askPage.description}
        maxLength={1_000}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
    </FormDialog>
  );
}

/** The reasons that fit what is asked for; the one that was given is always among them. */
function useReasons(of: CaseView): CaseReason[] {
  const queries = useQueryClient();
  const words = useAfterSaleWords();
  const options = queries.getQueryData<{
    kinds: { kind: string; reasons: { reason: CaseReason }[] }[];
  }>(['ask-options', of.orderId]);
  const fitting = options?.kinds.find(({ kind }) => kind === of.kind)?.reasons.map(({ reason }) => reason);
  return fitting ?? (Object.keys(words.reasons) as CaseReason[]);
}

interface Act {
  send: () => Promise<{ data?: CaseView; error?: unknown; response: Response }>;
  told: string;
}

function useCaseAct(caseId: string, onDone: () => void) {
  const m = useMessages();
  const queries = useQueryClient();
  const key = caseQuery(caseId).queryKey;
  return useMutation({
    mutationFn: ({ send }: Act) => unwrap(send()),
    onSuccess: (next, { told }) => {
      queries.setQueryData(key, next);
      showToast(told);
      onDone();
    },
    onError: (error) => {
      showToast(errorText(m, codeOf(error)), 'danger');
      void queries.invalidateQueries({ queryKey: key });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void queries.invalidateQueries({ queryKey: ['order'] });
    },
  });
}
