import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { readPrice, writePrice } from '../../shared/price.ts';
import { Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { moneyKey, moveMoney } from './money-queries.ts';

/** The least and the most of one transfer, as the API has them. */
const leastCents = 1_000;
const mostCents = 100_000_000;

interface MoveFormProps {
  shopId: string;
  currency: string;
  direction: 'payout' | 'top-up';
  /** What is offered: all that can be paid out, or what is missing. */
  offeredCents: number;
  hint: string;
  look?: 'solid' | 'outline';
}

/** Money to the shop's bank or from it: asked once more, because it leaves at once. */
export function MoveForm({
  shopId,
  currency,
  direction,
  offeredCents,
  hint,
  look = 'outline',
}: MoveFormProps) {
  const messages = useMessages();
  const payout = direction === 'payout';
  const words = payout ? messages.payoutForm : messages.topUpForm;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [intent, setIntent] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const most = payout ? Math.min(offeredCents, mostCents) : mostCents;
  const amount = readPrice(text, leastCents, Math.max(most, leastCents));
  const move = useMutation({
    mutationFn: (amountCents: number) =>
      moveMoney[direction](shopId, { amountCents, currency, key: `${intent}-${amountCents}` }),
    onSuccess: ({ amountCents }) => {
      setIntent(null);
      showToast(words.done(moneyText(amountCents, currency, locale)));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: moneyKey(shopId) }),
  });
  const open = () => {
    setIntent(crypto.randomUUID());
    setText(offeredCents >= leastCents ? writePrice(Math.min(offeredCents, mostCents)) : '');
    setTried(false);
    move.reset();
  };
  const send = () => {
    setTried(true);
    if (amount.ok) move.mutate(amount.priceCents);
  };
  return (
    <>
      <Button look={look} size="small" disabled={payout && offeredCents < leastCents} onClick={open}>
        {words.open}
      </Button>
      <Dialog
        open={intent !== null}
        title={words.title}
        onClose={() => move.isPending || setIntent(null)}
        actions={
          <Actions keep={words.keep} onKeep={() => setIntent(null)} busy={move.isPending}>
            <Button busy={move.isPending} onClick={send}>
              {words.confirm}
            </Button>
          </Actions>
        }
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            label={words.amount}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            hint={hint}
            error={tried && !amount.ok ? messages.payoutForm.wrong : null}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="text-sm text-soft">{words.detail}</p>
          <ProblemNotice error={move.error} />
        </form>
      </Dialog>
    </>
  );
}

function Actions(props: { keep: string; onKeep: () => void; busy: boolean; children: ReactNode }) {
  return (
    <>
      <Button look="outline" disabled={props.busy} onClick={props.onKeep}>
        {props.keep}
      </Button>
      {props.children}
    </>
  );
}
