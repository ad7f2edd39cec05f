import { Loading } from '../../ui/index.ts';
import { ListEnd, type usePagedRows } from '../desk/paged-list.tsx';
import { ProblemState } from '../desk/problem.tsx';
import { useLocale } from '../i18n.ts';
import { kindText, useScoreWords } from './score-words.ts';

export interface HappeningRow {
  kind: string;
  at: string;
  referenceId: string;
  share: number;
  /** Operators alone are told. */
  belief?: number;
}

interface HappeningsListProps {
  list: ReturnType<typeof usePagedRows<HappeningRow>>;
}

/** What a score is made of, one line a happening. */
export function HappeningsList({ list }: HappeningsListProps) {
  const words = useScoreWords();
  const { locale } = useLocale();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const isWeighed = list.rows[0]?.belief !== undefined;
  return (
    <section aria-label={words.evidence} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{words.evidence}</h2>
      {list.isPending ? (
        <Loading />
      ) : list.isError && list.rows.length === 0 ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.rows.length === 0 ? (
        <p className="text-sm text-soft">{words.evidenceEmpty}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-soft">
                <th className="py-1 text-start font-normal">{words.kind}</th>
                <th className="py-1 text-start font-normal">{words.when}</th>
                <th className="py-1 text-start font-normal max-tablet:hidden">{words.reference}</th>
                {isWeighed && <th className="py-1 text-end font-normal">{words.weight}</th>}
              </tr>
            </thead>
            <tbody>
              {list.rows.map(({ kind, at, referenceId, share, belief }) => (
                <tr key={`${referenceId} ${kind} ${at}`} className="border-t border-line">
                  <td className="py-2 pe-3">
                    {kindText(words, kind)}
                    <span className="figures block max-w-40 truncate text-xs text-soft tablet:hidden">
                      {referenceId}
                    </span>
                  </td>
                  <td className="figures py-2 pe-3 text-soft tablet:whitespace-nowrap">
                    {when.format(new Date(at))}
                  </td>
                  <td
                    className="figures max-w-48 truncate py-2 pe-3 text-xs text-soft max-tablet:hidden"
                    title={referenceId}
                  >
                    {referenceId}
                  </td>
                  {belief !== undefined && (
                    <td className="figures py-2 text-end">{(share * belief).toFixed(2)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <ListEnd count={list.rows.length} {...list} />
        </div>
      )}
    </section>
  );
}
