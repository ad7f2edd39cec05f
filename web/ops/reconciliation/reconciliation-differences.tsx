import { api, unwrap } from '../../shared/api.ts';
import { ListEnd, pagedQuery, type usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';

export const reconciliationKey = ['ops', 'reconciliation'] as const;

interface Day {
  readonly provider: string;
  readonly day: string;
}

const fetchDifferences = ({ provider, day }: Day, query: { limit: number; cursor?: string }) =>
  unwrap(
    api.GET('/api/v1/ops/reconciliation/{provider}/{day}/differences', {
      params: { path: { provider, day }, query },
    }),
  );
export type Difference = Awaited<ReturnType<typeof fetchDifferences>>['items'][number];

export const differencesQuery = ({ provider, day }: Day) =>
  pagedQuery<Difference>([...reconciliationKey, 'differences', provider, day], (ask) =>
    fetchDifferences({ provider, day }, ask),
  );

/** Both sides of what does not fit, beside one another; on a phone one below the other. */
export function DifferenceTable({ list }: { list: ReturnType<typeof usePagedRows<Difference>> }) {
  const words = useMessages().reconciliationPage;
  const { rows } = list;
  if (list.isPending) return <TableSkeleton rows={2} />;
  if (list.isError && rows.length === 0) return <ProblemState error={list.error} onRetry={list.refetch} />;
  if (rows.length === 0) return <p className="text-sm text-soft">{words.none}</p>;
  return (
    <>
      <ul aria-label={words.differences} className="flex flex-col gap-3">
        {rows.map((difference) => (
          <DifferenceItem key={difference.id} difference={difference} />
        ))}
      </ul>
      <ListEnd count={rows.length} {...list} />
    </>
  );
}

function DifferenceItem({ difference }: { difference: Difference }) {
  const words = useMessages().reconciliationPage;
  const { locale } = useLocale();
  const { kind, entryKind, reference, providerRef, ourCents, theirCents, currency } = difference;
  const { explanation, explainedBy, explainedAt } = difference;
  const money = (cents: number | null) => (cents === null ? '–' : moneyText(cents, currency, locale));
  return (
    <li className="rounded-card border border-line p-4 text-sm">
      <p className="mb-3 flex flex-wrap items-center gap-2">
        <Badge tone={explanation === null ? 'amber' : 'neutral'}>{words.kinds[kind]}</Badge>
        <span className="font-semibold">{words.entryKinds[entryKind]}</span>
        <span className="figures text-soft">{absoluteTime(difference.at, locale)}</span>
      </p>
      <dl className="mb-3 grid grid-cols-2 gap-4">
        <Side label={words.columns.ours} text={money(ourCents)} />
        <Side label={words.columns.theirs} text={money(theirCents)} />
      </dl>
      <CopyId id={reference} />
      {providerRef !== reference && (
        <p className="text-xs break-all text-soft">
          {words.providerRef} <code>{providerRef}</code>
        </p>
      )}
      {explanation !== null && explainedAt !== null && (
        <div className="mt-3 border-t border-line pt-3">
          <p className="break-words">{explanation}</p>
          <p className="text-xs text-soft">
            {words.explainedBy(explainedBy ?? '', absoluteTime(explainedAt, locale))}
          </p>
        </div>
      )}
    </li>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-soft">{label}</dt>
      <dd className="figures text-lg font-semibold break-words">{text}</dd>
    </div>
  );
}
