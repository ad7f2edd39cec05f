import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CaseGoods } from '../../shared/after-sales/case-goods.tsx';
import { CaseTimeline } from '../../shared/after-sales/case-timeline.tsx';
import type { CaseView } from '../../shared/after-sales/case-view.ts';
import { Evidence, PhotoButton, photosMax, putPhotos } from '../../shared/after-sales/evidence.tsx';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Conversation } from '../../ui/conversation.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Badge, RelativeTime, SkeletonLines } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { CaseAnswers } from './case-answers.tsx';
import { CaseClock } from './case-clock.tsx';
import { caseQuery, caseRoot, casesKey } from './case-queries.ts';

interface CasePanelProps {
  shopId: string;
  caseId: string;
  onClose: () => void;
}

/** One case: what is asked for, what is shown for it, and the shop's answers. */
export function CasePanel({ shopId, caseId, onClose }: CasePanelProps) {
  const words = useAfterSaleWords();
  const { data: of, error, refetch } = useQuery(caseQuery(shopId, caseId));
  if (of === undefined) {
    return (
      <SidePanel title={words.title} onClose={onClose}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  }
  const state = of.outcome === null ? words.states[of.state] : words.outcomes[of.outcome];
  return (
    <SidePanel
      title={words.kinds[of.kind]}
      note={
        <span className="flex flex-wrap items-center gap-3">
          <Badge tone={of.turn === 'shop' ? 'amber' : 'neutral'}>{state}</Badge>
          <CaseClock of={of} />
        </span>
      }
      onClose={onClose}
    >
      <Early of={of} />
      <CaseAnswers shopId={shopId} of={of} />
      <CaseBody shopId={shopId} of={of} />
    </SidePanel>
  );
}

/** That the buyer has the money before the goods are back, and who answers for it. */
function Early({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  if (of.earlyCents === 0) return null;
  const text =
    of.owedCents > 0
      ? words.early.owedShop(moneyText(of.owedCents, of.currency, locale))
      : words.early.paidShop(moneyText(of.earlyCents, of.currency, locale));
  return <p className="figures mb-3 rounded-control bg-fill px-3 py-2 text-sm">{text}</p>;
}

function CaseBody({ shopId, of }: { shopId: string; of: CaseView }) {
  const messages = useMessages();
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const money = (cents: number) => <span className="figures">{moneyText(cents, of.currency, locale)}</span>;
  const labelText = (label: CaseView['back']) =>
    label === null ? null : `${messages.carriers[label.carrier] ?? label.carrier} ${label.trackingNo}`;
  return (
    <>
      <PanelSection title={words.goods}>
        <CaseGoods of={of} />
      </PanelSection>
      <PanelSection title={words.reason}>
        <Facts
          facts={[
            [words.reason, words.reasons[of.reason]],
            [words.asked, money(of.amountCents)],
            [words.refundedSum, of.refundedCents === 0 ? null : money(of.refundedCents)],
            [words.description, of.description],
            [words.desk.columns.buyer, of.buyerName],
            [words.back, labelText(of.back)],
            [words.sentOut, labelText(of.sent)],
            [words.returnTo, of.returnTo],
            [
              words.order,
              <Link
                key="order"
                to="/$authorId/orders"
                params={{ authorId: shopId }}
                search={{ view: 'all', open: of.orderId }}
                className="text-xs break-all text-link"
              >
                {of.orderId}
              </Link>,
            ],
          ]}
        />
        {of.kind !== 'refund' && <p className="pt-2 text-xs text-soft">{words.freight[of.freight]}</p>}
      </PanelSection>
      <PanelSection title={words.evidence}>
        <div className="flex flex-col gap-3">
          <Evidence of={of} root={caseRoot(shopId)} />
          <MoreEvidence shopId={shopId} of={of} />
        </div>
      </PanelSection>
      <PanelSection title={words.progress}>
        <CaseTimeline of={of} />
      </PanelSection>
      <PanelSection title={words.messages}>
        <Messages shopId={shopId} of={of} />
      </PanelSection>
    </>
  );
}

function MoreEvidence({ shopId, of }: { shopId: string; of: CaseView }) {
  const words = useAfterSaleWords();
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: (files: File[]) => putPhotos(caseRoot(shopId), of, 'shop', files),
    onSettled: () => queries.invalidateQueries({ queryKey: casesKey(shopId) }),
  });
  const ours = of.files.filter((file) => file.side === 'shop').length;
  if (!of.can.attach || ours >= photosMax) return null;
  return (
    <>
      <PhotoButton disabled={put.isPending} onChoose={(files) => put.mutate(files)} />
      {put.data !== undefined && put.data > 0 && (
        <p role="alert" className="text-xs text-danger">
          {words.askPage.photosFailed}
        </p>
      )}
    </>
  );
}

function Messages({ shopId, of }: { shopId: string; of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const write = useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/studio/shops/{shopId}/after-sales/{id}/messages', {
          params: { path: { shopId, id: of.id } },
          body: { text },
        }),
      ),
    onSuccess: (next) => queries.setQueryData(caseQuery(shopId, of.id).queryKey, next),
  });
  return (
    <>
      <Conversation
        label={words.messages}
        messages={of.messages.toReversed().map((message) => ({
          ...{ id: message.id, author: '', text: message.text, mine: message.side === 'shop' },
          at: <RelativeTime at={message.at} locale={locale} />,
        }))}
        empty={words.messagesEmpty}
        onOlder={null}
        olderLabel=""
        onSend={of.can.write ? (text) => write.mutateAsync(text) : null}
        inputLabel={words.write}
        sendLabel={words.send}
      />
      <ProblemNotice error={write.error} />
    </>
  );
}
