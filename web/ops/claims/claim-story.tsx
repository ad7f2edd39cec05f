import { moneyText } from '../../shared/format.ts';
import { ClaimEvidence } from '../../shared/guarantees/claim-evidence.tsx';
import { ClaimPayout } from '../../shared/guarantees/claim-payout.tsx';
import { ClaimStanding } from '../../shared/guarantees/claim-standing.tsx';
import { ClaimTimeline } from '../../shared/guarantees/claim-timeline.tsx';
import type { ClaimView } from '../../shared/guarantees/claim-view.ts';
import { ClaimWhy } from '../../shared/guarantees/claim-why.tsx';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';

/** All of a claim that an operator reads before ruling, with the way the policy came to what it says. */
export function ClaimStory({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  const { facts } = words;
  const { locale } = useLocale();
  const money = (cents: number) =>
    cents === 0 ? null : <span className="figures">{moneyText(cents, of.currency, locale)}</span>;
  return (
    <>
      <div className="mb-6 flex flex-col gap-2">
        <ClaimStanding of={of} />
        <CopyId id={of.id} />
      </div>
      <RightTerms right={of.right} />
      <PanelSection title={of.line.title}>
        <Facts
          facts={[
            [facts.shop, of.shop.name],
            [facts.buyer, of.buyerName],
            [facts.reason, words.reasons[of.reason]],
            [facts.text, of.text],
            [facts.asked, money(of.askedCents ?? 0)],
            [facts.stake, money(of.stakeCents)],
            [facts.held, money(of.heldCents)],
            [facts.order, <CopyId key="order" id={of.orderId} />],
          ]}
        />
      </PanelSection>
      {of.payout !== null && (
        <PanelSection title={facts.paid}>
          <ClaimPayout of={of} shares />
        </PanelSection>
      )}
      <PanelSection title={words.why}>
        <ClaimWhy of={of} />
      </PanelSection>
      <PanelSection title={words.files}>
        <p className="mb-2 text-xs text-soft">{words.ops.logged}</p>
        <ClaimEvidence of={of} root="/api/v1/ops/claims" shown={false} />
      </PanelSection>
      <PanelSection title={words.progress}>
        <ClaimTimeline of={of} />
      </PanelSection>
    </>
  );
}
