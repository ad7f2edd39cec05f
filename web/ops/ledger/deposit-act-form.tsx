import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { readPrice } from '../../shared/price.ts';
import { showToast, Tabs, TextField } from '../../ui/index.ts';
import { historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { actOnDeposit, type Deposit, type DepositAct, depositsKey } from './ledger-queries.ts';

const acts = ['freeze', 'unfreeze', 'deduct'] as const;

/** Hold, let go or take a part of a deposit, with a reason. */
export function DepositActForm({ deposit }: { deposit: Deposit }) {
  const { depositPage: words } = useMessages();
  const queries = useQueryClient();
  const [kind, setKind] = useState<DepositAct['kind']>('freeze');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(0);
  // One intent, one key: a lost answer that is asked for again takes nothing twice.
  const [intent, setIntent] = useState(() => crypto.randomUUID());
  const amount = readPrice(text);
  const act = useMutation({
    mutationFn: (body: DepositAct) =>
      actOnDeposit(deposit.shop.id, `${intent}-${body.kind}-${body.amountCents}`, body),
    onSuccess: () => {
      showToast(words.done[kind]);
      setText('');
      setDone((count) => count + 1);
      setTried(false);
      setIntent(crypto.randomUUID());
    },
    onError: (error) => codeOf(error) === 'key-reused' && setIntent(crypto.randomUUID()),
    onSettled: () => {
      queries.invalidateQueries({ queryKey: depositsKey });
      queries.invalidateQueries({ queryKey: historyKey(deposit.shop.id) });
    },
  });
  return (
    <>
      <Tabs
        label={words.act}
        panelId="deposit-act"
        value={kind}
        tabs={acts.map((value) => ({ value, label: words.acts[value] }))}
        onChange={setKind}
      />
      <div
        id="deposit-act"
        role="tabpanel"
        aria-label={words.acts[kind]}
        className="mt-4 flex flex-col gap-4"
      >
        <TextField
          label={words.amount}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          error={tried && !amount.ok ? words.wrong : null}
          onChange={(event) => setText(event.target.value)}
        />
        <ReasonForm
          key={`${kind} ${done}`}
          label={words.acts[kind]}
          effect={words.effects[kind]}
          grave={kind === 'deduct'}
          busy={act.isPending}
          error={act.error}
          onDecide={(reason) => {
            setTried(true);
            if (!amount.ok) return;
            act.mutate({ kind, amountCents: amount.priceCents, currency: deposit.currency, reason });
          }}
        />
      </div>
    </>
  );
}
