import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { readPrice, writePrice } from '../../shared/price.ts';
import { Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { moneyKey } from '../money/money-queries.ts';
import { type ServicePlan, savePlan } from './plan-queries.ts';

/** The most of a month, as the API has it. */
const mostCents = 100_000_000;

/** How much a month, and for which of the shop's goods. */
export function PlanForm({ shopId, plan }: { shopId: string; plan: ServicePlan }) {
  const { servicePlan: words } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="outline" size="small" onClick={() => setOpen(true)}>
        {plan.monthlyCents === null ? words.set : words.change}
      </Button>
      {isOpen && <PlanDialog shopId={shopId} plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}

interface PlanDialogProps {
  shopId: string;
  plan: ServicePlan;
  onClose: () => void;
}

function PlanDialog({ shopId, plan, onClose }: PlanDialogProps) {
  const { form: words } = useMessages().servicePlan;
  const queries = useQueryClient();
  const [text, setText] = useState(plan.monthlyCents === null ? '' : writePrice(plan.monthlyCents));
  const [off, setOff] = useState(plan.categories.filter(({ on }) => !on).map(({ category }) => category));
  const [tried, setTried] = useState(false);
  const amount = readPrice(text, 0, mostCents);
  const save = useMutation({
    mutationFn: (monthlyCents: number) => savePlan(shopId, { monthlyCents, categoriesOff: off }),
    onSuccess: () => {
      onClose();
      showToast(words.done);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: moneyKey(shopId) }),
  });
  const send = () => {
    setTried(true);
    if (amount.ok) save.mutate(amount.priceCents);
  };
  const turn = (category: string, on: boolean) =>
    setOff((before) => (on ? before.filter((one) => one !== category) : [...before, category]));
  return (
    <Dialog
      open
      title={words.title}
      onClose={() => save.isPending || onClose()}
      actions={
        <>
          <Button look="outline" disabled={save.isPending} onClick={onClose}>
            {words.keep}
          </Button>
          <Button busy={save.isPending} onClick={send}>
            {words.confirm}
          </Button>
        </>
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
          hint={words.hint}
          error={tried && !amount.ok ? words.wrong : null}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">{words.categories}</legend>
          {plan.categories.length === 0 && <p className="text-sm text-soft">{words.none}</p>}
          {plan.categories.map(({ category, products }) => (
            <label key={category} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="checkbox"
                className="size-5 accent-ink"
                checked={!off.includes(category)}
                onChange={(event) => turn(category, event.target.checked)}
              />
              <span className="min-w-0 flex-1 truncate">{category}</span>
              <span className="text-xs text-soft">{words.products(products)}</span>
            </label>
          ))}
          {plan.categories.length > 0 && <p className="text-xs text-soft">{words.categoriesHint}</p>}
        </fieldset>
        <ProblemNotice error={save.error} />
      </form>
    </Dialog>
  );
}
