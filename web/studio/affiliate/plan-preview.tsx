import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { type PreviewAsk, planPreviewQuery } from './affiliate-queries.ts';

/** Who gets what when one piece is sold at its lowest price. */
export function PlanPreview({ shopId, ask }: { shopId: string; ask: PreviewAsk | null }) {
  const words = useMessages().affiliatePage;
  const { locale } = useLocale();
  const query = useQuery({ ...planPreviewQuery(shopId, ask), placeholderData: keepPreviousData });
  const money = (cents: number) => moneyText(cents, 'CNY', locale);
  const preview = ask === null ? undefined : query.data;
  return (
    <PanelSection title={words.preview}>
      {ask === null && <p className="text-sm text-soft">{words.previewLater}</p>}
      <ProblemNotice error={query.error} />
      {ask !== null && preview !== undefined && (
        <div aria-live="polite" className="rounded-card border border-line p-3 text-sm">
          <p className="figures pb-2 text-xs text-soft">{words.previewPrice(money(ask.priceCents))}</p>
          <dl className="flex flex-col gap-2">
            <Share name={words.creatorGets} amount={money(preview.creatorCents)} />
            {preview.leaderCents > 0 && <Share name={words.leaderGets} amount={money(preview.leaderCents)} />}
            <Share name={words.platformGets} amount={money(preview.platformCents)} />
            <Share name={words.shopKeeps} amount={money(preview.shopCents)} strong />
          </dl>
        </div>
      )}
    </PanelSection>
  );
}

function Share({ name, amount, strong = false }: { name: string; amount: string; strong?: boolean }) {
  return (
    <div
      className={
        strong ? 'flex justify-between border-t border-line pt-2 font-semibold' : 'flex justify-between'
      }
    >
      <dt className={strong ? '' : 'text-soft'}>{name}</dt>
      <dd className="figures">{amount}</dd>
    </div>
  );
}
