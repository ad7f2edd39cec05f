import type { StudioPromotionView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { Badge, Button, Dialog, showToast } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { promotionsKey, removePromotion, stopPromotion } from './promotion-queries.ts';

const tones = {
  draft: 'neutral',
  scheduled: 'amber',
  running: 'jade',
  ended: 'neutral',
  stopped: 'danger',
} as const;

export function PromotionState({ state }: { state: StudioPromotionView['state'] }) {
  return <Badge tone={tones[state]}>{useMessages().promotionsPage.states[state]}</Badge>;
}

interface PromotionPanelProps {
  shopId: string;
  promotion: StudioPromotionView;
  mayWrite: boolean;
  onClose: () => void;
  onEdit: () => void;
}

/** One promotion: what it does, what came of it, and how to end it. */
export function PromotionPanel({ shopId, promotion, mayWrite, onClose, onEdit }: PromotionPanelProps) {
  const messages = useMessages();
  const words = messages.promotionsPage;
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, 'CNY', locale);
  const { results, scope, state } = promotion;
  const count = (value: number | null) => (value === null ? words.noLimit : String(value));
  const facts: [string, string][] = [
    [words.kind, words.kinds[promotion.rule.kind]],
    [words.offer, offerText(promotion.rule, messages.offers, money)],
    [
      words.scope,
      scope.of === 'categories'
        ? scope.names.join(', ')
        : scope.of === 'shop'
          ? words.scopes.shop
          : words.chosen(scope.ids.length),
    ],
    [words.fields.startsAt, absoluteTime(promotion.startsAt, locale)],
    [words.fields.endsAt, absoluteTime(promotion.endsAt, locale)],
    [words.fields.totalMax, count(promotion.totalMax)],
    [words.fields.perPersonMax, count(promotion.perPersonMax)],
    ...(promotion.code === null ? [] : ([[words.code, promotion.code]] as [string, string][])),
  ];
  const outcome: [string, string][] = [
    ...(promotion.audience === null ? [] : ([[words.claims, String(results.claims)]] as [string, string][])),
    [words.uses, String(results.uses)],
    [words.gmv, money(results.gmvCents)],
    [words.given, money(results.givenCents)],
  ];
  return (
    <SidePanel
      title={promotion.name}
      note={<PromotionState state={state} />}
      onClose={onClose}
      footer={mayWrite && <Acts {...{ shopId, promotion, onClose, onEdit }} />}
    >
      <PanelSection title={words.results}>
        <Facts facts={outcome} />
      </PanelSection>
      <PanelSection title={words.details}>
        <Facts facts={facts} />
      </PanelSection>
      <p className="mt-6 text-xs text-soft">{words.rule}</p>
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

function Acts({ shopId, promotion, onClose, onEdit }: Omit<PromotionPanelProps, 'mayWrite'>) {
  const messages = useMessages();
  const words = messages.promotionsPage;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const draft = promotion.state === 'draft';
  const end = useMutation({
    mutationFn: async () => {
      if (draft) await removePromotion(shopId, promotion.id);
      else await stopPromotion(shopId, promotion.id);
    },
    onSuccess: () => {
      setAsking(false);
      showToast(draft ? words.removed : words.stopped);
      if (draft) onClose();
      void queries.invalidateQueries({ queryKey: promotionsKey(shopId) });
    },
  });
  if (promotion.state === 'ended' || promotion.state === 'stopped') return null;
  return (
    <div className="flex justify-end gap-3">
      <Button look="outline" onClick={() => setAsking(true)}>
        {draft ? words.remove : words.stop}
      </Button>
      {promotion.state !== 'running' && <Button onClick={onEdit}>{words.edit}</Button>}
      <Dialog
        open={asking}
        title={draft ? words.removeTitle : words.stopTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="outline" onClick={() => setAsking(false)}>
              {messages.cancel}
            </Button>
            <Button look="danger" busy={end.isPending} onClick={() => end.mutate()}>
              {draft ? words.remove : words.stop}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">
          {draft
            ? words.removeDetail
            : promotion.audience === null
              ? words.stopDetail
              : words.stopCouponDetail}
        </p>
        <ProblemNotice error={end.error} />
      </Dialog>
    </div>
  );
}
