import { Facts } from '../../ui/facts.tsx';
import { absoluteTime, moneyText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { ClaimView } from './claim-view.ts';
import { useClaimWords } from './words.ts';

/** What a claim paid, who bears it, and its entry in the books; nothing before. */
export function ClaimPayout({ of, shares = false }: { of: ClaimView; shares?: boolean }) {
  const { facts } = useClaimWords();
  const { locale } = useLocale();
  const { payout } = of;
  if (payout === null) return null;
  const money = (cents: number) =>
    cents === 0 ? null : <span className="figures">{moneyText(cents, of.currency, locale)}</span>;
  const arrived =
    payout.paidAt === null ? facts.onTheWay : `${facts.arrived} ${absoluteTime(payout.paidAt, locale)}`;
  return (
    <Facts
      facts={[
        [facts.paid, money(payout.amountCents)],
        [facts.withheld, money(payout.withheldCents)],
        [facts.payout, arrived],
        ...(shares
          ? ([
              [facts.deposit, money(payout.depositCents)],
              [facts.budget, money(payout.budgetCents)],
              [facts.advance, money(payout.advanceCents)],
              [facts.platform, money(payout.platformCents)],
              [facts.restored, money(payout.restoredCents)],
            ] as const)
          : []),
        [
          facts.entry,
          <span key="entry" className="figures text-xs break-all">
            {payout.journalId}
          </span>,
        ],
      ]}
    />
  );
}
