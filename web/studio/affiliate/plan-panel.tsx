import type { StudioPlanView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { affiliateKey, changePlan, endPlan } from './affiliate-queries.ts';
import { PlanPreview } from './plan-preview.tsx';
import { dayOf, endOfDay, rateText, readRate } from './rate.ts';

const tones = { scheduled: 'amber', running: 'jade', ended: 'neutral' } as const;

export function PlanState({ state }: { state: StudioPlanView['state'] }) {
  return <Badge tone={tones[state]}>{useMessages().affiliatePage.states[state]}</Badge>;
}

const answerTones = { invited: 'amber', accepted: 'jade', declined: 'neutral' } as const;

interface PlanPanelProps {
  shopId: string;
  plan: StudioPlanView;
  mayWrite: boolean;
  onClose: () => void;
  /** Another plan took its place. */
  onReplaced: (id: string) => void;
}

/** One plan: what it promises, who answered, what came of it, and how to change or end it. */
export function PlanPanel({ shopId, plan, mayWrite, onClose, onReplaced }: PlanPanelProps) {
  const words = useMessages().affiliatePage;
  const { locale } = useLocale();
  const { results, product, campaign } = plan;
  const facts: [string, string][] = [
    [words.kind, words.kinds[plan.kind]],
    [words.rateShort, rateText(plan.rateBasisPoints)],
    ...(campaign === null ? [] : ([[words.campaign, campaign.name]] as [string, string][])),
    [words.starts, absoluteTime(plan.startsAt, locale)],
    [words.endsShort, plan.endsAt === null ? words.untilEnded : absoluteTime(plan.endsAt, locale)],
  ];
  return (
    <SidePanel
      title={product.title}
      note={<PlanState state={plan.state} />}
      onClose={onClose}
      footer={mayWrite && plan.state !== 'ended' && <Acts {...{ shopId, plan, onReplaced }} />}
    >
      <PanelSection title={words.results}>
        <Facts
          facts={[
            [words.clicks, String(results.clicks)],
            [words.orders, String(results.orders)],
            [words.gmv, moneyText(results.gmvCents, product.currency, locale)],
          ]}
        />
      </PanelSection>
      <PanelSection title={words.details}>
        <Facts facts={facts} />
        {campaign !== null && (
          <p className="mt-2 text-xs text-soft">
            {words.leader(campaign.leaderName, rateText(campaign.leaderBasisPoints))}
          </p>
        )}
      </PanelSection>
      {plan.invitations.length > 0 && (
        <PanelSection title={words.creators}>
          <ul className="text-sm">
            {plan.invitations.map(({ creatorId, name, state }) => (
              <li key={creatorId} className="flex min-h-9 items-center justify-between gap-3">
                <span className="min-w-0 truncate">{name}</span>
                <Badge tone={answerTones[state]}>{words.invitationStates[state]}</Badge>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {product.priceCents !== null && (
        <div className="mt-6">
          <PlanPreview
            shopId={shopId}
            ask={{
              priceCents: product.priceCents,
              rateBasisPoints: plan.rateBasisPoints,
              leaderBasisPoints: campaign?.leaderBasisPoints ?? 0,
            }}
          />
        </div>
      )}
    </SidePanel>
  );
}

function Facts({ facts }: { facts: readonly [string, string][] }) {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4">
          <dt className="shrink-0 text-soft">{name}</dt>
          <dd className="figures text-end wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Acts({ shopId, plan, onReplaced }: Pick<PlanPanelProps, 'shopId' | 'plan' | 'onReplaced'>) {
  const messages = useMessages();
  const words = messages.affiliatePage;
  const queries = useQueryClient();
  const [open, setOpen] = useState<'edit' | 'end' | null>(null);
  const end = useMutation({
    mutationFn: () => endPlan(shopId, plan.id),
    onSuccess: () => {
      setOpen(null);
      showToast(words.ended);
      void queries.invalidateQueries({ queryKey: affiliateKey(shopId) });
    },
  });
  return (
    <div className="flex justify-end gap-3">
      <Button look="outline" onClick={() => setOpen('end')}>
        {words.end}
      </Button>
      <Button onClick={() => setOpen('edit')}>{words.edit}</Button>
      <Dialog
        open={open === 'end'}
        title={words.endTitle}
        onClose={() => setOpen(null)}
        actions={
          <>
            <Button look="outline" onClick={() => setOpen(null)}>
              {messages.cancel}
            </Button>
            <Button look="danger" busy={end.isPending} onClick={() => end.mutate()}>
              {words.end}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{words.endDetail}</p>
        <ProblemNotice error={end.error} />
      </Dialog>
      {open === 'edit' && <ChangeDialog {...{ shopId, plan, onReplaced }} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface ChangeDialogProps extends Pick<PlanPanelProps, 'shopId' | 'plan' | 'onReplaced'> {
  onClose: () => void;
}

function ChangeDialog({ shopId, plan, onReplaced, onClose }: ChangeDialogProps) {
  const messages = useMessages();
  const words = messages.affiliatePage;
  const queries = useQueryClient();
  const [rateField, setRateField] = useState(() => rateText(plan.rateBasisPoints).replace('%', ''));
  const [ends, setEnds] = useState(() => dayOf(plan.endsAt));
  const rate = readRate(rateField, 100, 5_000);
  const save = useMutation({
    mutationFn: (rateBasisPoints: number) =>
      changePlan(shopId, plan.id, {
        rateBasisPoints,
        endsAt: ends === dayOf(plan.endsAt) ? plan.endsAt : endOfDay(ends),
      }),
    onSuccess: (saved) => {
      showToast(words.saved);
      void queries.invalidateQueries({ queryKey: affiliateKey(shopId) });
      onClose();
      onReplaced(saved.id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rate !== null) save.mutate(rate);
  };
  return (
    <Dialog
      open
      title={words.edit}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form="plan-change" busy={save.isPending} disabled={rate === null}>
            {words.saveChange}
          </Button>
        </>
      }
    >
      <form id="plan-change" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={words.rate}
          inputMode="decimal"
          value={rateField}
          disabled={plan.kind === 'target'}
          hint={plan.kind === 'target' ? words.targetRateNote : words.rateNote}
          error={rate === null ? words.rateWrong : null}
          onChange={(event) => setRateField(event.target.value)}
        />
        <TextField
          label={words.ends}
          type="date"
          value={ends}
          hint={plan.kind === 'open' ? words.endsHint : words.endsNeeded}
          onChange={(event) => setEnds(event.target.value)}
        />
        <ProblemNotice error={save.error} />
      </form>
    </Dialog>
  );
}
