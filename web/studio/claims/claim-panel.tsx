import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import {
  ClaimEvidence,
  EvidenceButton,
  kindsFor,
  sendEvidence,
} from '../../shared/guarantees/claim-evidence.tsx';
import { ClaimPayout } from '../../shared/guarantees/claim-payout.tsx';
import { ClaimStanding } from '../../shared/guarantees/claim-standing.tsx';
import { ClaimTimeline } from '../../shared/guarantees/claim-timeline.tsx';
import type { ClaimView } from '../../shared/guarantees/claim-view.ts';
import { ClaimWhy } from '../../shared/guarantees/claim-why.tsx';
import { RightTerms, rightTitle } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { SkeletonLines } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { ClaimAnswers } from './claim-answers.tsx';
import { ClaimClock } from './claim-clock.tsx';
import { claimQuery, claimRoot, claimsKey } from './claim-queries.ts';

interface ClaimPanelProps {
  shopId: string;
  claimId: string;
  onClose: () => void;
}

/** One claim: what is claimed, what is shown for it, the clock, and the shop's answer. */
export function ClaimPanel({ shopId, claimId, onClose }: ClaimPanelProps) {
  const words = useClaimWords();
  const { locale } = useLocale();
  const { data: of, error, refetch } = useQuery(claimQuery(shopId, claimId));
  if (of === undefined)
    return (
      <SidePanel title={words.title} onClose={onClose}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  return (
    <SidePanel
      title={rightTitle(of, locale)}
      note={of.dueAt !== null && <ClaimClock of={of} />}
      onClose={onClose}
    >
      <div className="mb-4 flex flex-col gap-2">
        <ClaimStanding of={of} />
        <p className="text-sm">{words.desk.next[of.state]}</p>
      </div>
      <ClaimAnswers shopId={shopId} of={of} />
      <ClaimFacts shopId={shopId} of={of} />
      <PanelSection title={words.files}>
        <div className="flex flex-col gap-3">
          <ClaimEvidence of={of} root={claimRoot(shopId)} />
          <MoreEvidence shopId={shopId} of={of} />
        </div>
      </PanelSection>
      <PanelSection title={words.why}>
        <ClaimWhy of={of} />
      </PanelSection>
      <PanelSection title={words.progress}>
        <ClaimTimeline of={of} />
      </PanelSection>
    </SidePanel>
  );
}

function ClaimFacts({ shopId, of }: { shopId: string; of: ClaimView }) {
  const words = useClaimWords();
  const { facts } = words;
  const { locale } = useLocale();
  const money = (cents: number) =>
    cents === 0 ? null : <span className="figures">{moneyText(cents, of.currency, locale)}</span>;
  return (
    <>
      <PanelSection title={of.line.title}>
        <div className="flex flex-col gap-3">
          <RightTerms right={of.right} />
          <Facts
            facts={[
              [facts.reason, words.reasons[of.reason]],
              [facts.text, of.text],
              [facts.buyer, of.buyerName],
              [facts.asked, money(of.askedCents ?? 0)],
              [facts.stake, money(of.closedAt === null ? of.stakeCents : 0)],
              [facts.held, money(of.heldCents)],
              [
                facts.order,
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
        </div>
      </PanelSection>
      {of.payout !== null && (
        <PanelSection title={facts.paid}>
          <ClaimPayout of={of} shares />
        </PanelSection>
      )}
    </>
  );
}

function MoreEvidence({ shopId, of }: { shopId: string; of: ClaimView }) {
  const words = useClaimWords();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (chosen: Parameters<typeof sendEvidence>[2]) =>
      sendEvidence(claimRoot(shopId), of.id, chosen),
    onSettled: () => queries.invalidateQueries({ queryKey: claimsKey(shopId) }),
  });
  if (!of.can.show) return null;
  return (
    <>
      <EvidenceButton
        kinds={kindsFor(of.right)}
        disabled={send.isPending}
        onChoose={(kind, files) => send.mutate(files.map((file) => ({ kind, file })))}
      />
      {send.data !== undefined && send.data > 0 && (
        <p role="alert" className="text-xs text-danger">
          {words.form.filesFailed}
        </p>
      )}
    </>
  );
}
