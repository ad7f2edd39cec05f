import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, buttonClass, SkeletonLines } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { settlementQuery } from './money-queries.ts';

const tones = { held: 'neutral', due: 'amber', settled: 'jade' } as const;

interface SettlementPanelProps {
  shopId: string;
  orderId: string;
  onClose: () => void;
}

/** Who got what of an order's money, and why. */
export function SettlementPanel({ shopId, orderId, onClose }: SettlementPanelProps) {
  const { settlementPanel: words } = useMessages();
  const { locale } = useLocale();
  const { data, error, refetch } = useQuery(settlementQuery(shopId, orderId));
  if (data === undefined) {
    return (
      <SidePanel title={words.title} onClose={onClose}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  }
  const text = (amountCents: number) => moneyText(amountCents, data.currency, locale);
  const time = (at: string | null) => (at === null ? null : absoluteTime(at, locale));
  const settled = data.state === 'settled';
  const rate = data.commissionBasisPoints;
  return (
    <SidePanel
      title={words.title}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tones[data.state]}>{words.states[data.state]}</Badge>
          <span className="figures break-all">{orderId}</span>
        </span>
      }
      onClose={onClose}
      footer={
        <Link
          to="/$authorId/orders"
          params={{ authorId: shopId }}
          search={{ open: orderId }}
          className={buttonClass('outline', 'normal', true)}
        >
          {words.openOrder}
        </Link>
      }
    >
      <Facts
        facts={[
          [words.paid, text(data.paidCents)],
          [words.refunded, data.refundedCents === 0 ? null : text(data.refundedCents)],
          [words.kept, text(data.keptCents)],
          [words.subsidy, data.subsidyCents === 0 ? null : text(data.subsidyCents)],
          [words.received, time(data.receivedAt)],
          [words.due, settled ? null : time(data.dueAt)],
          [words.settled, time(data.settledAt)],
          [words.rule, data.releasePolicy],
          [
            words.commission,
            rate === null
              ? data.commissionPolicy
              : `${words.rate(String(rate / 100))} · ${data.commissionPolicy}`,
          ],
        ]}
      />
      <PanelSection title={settled ? words.parts : words.partsNow}>
        <ul className="divide-y divide-line rounded-card border border-line">
          {data.parts.map((part) => (
            <li key={`${part.kind} ${part.ownerId} ${part.label}`} className="flex gap-4 px-4 py-3 text-sm">
              <span className="min-w-0 flex-1">
                <span className="block">{words.labels[part.label] ?? part.label}</span>
                {part.clawedCents > 0 && (
                  <span className="block text-xs text-soft">{words.clawed(text(part.clawedCents))}</span>
                )}
              </span>
              <span className="figures shrink-0">{text(part.amountCents - part.clawedCents)}</span>
            </li>
          ))}
        </ul>
        {!settled && <p className="mt-2 text-xs text-soft">{words.partsNowNote}</p>}
      </PanelSection>
    </SidePanel>
  );
}
