import { useQuery } from '@tanstack/react-query';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { Skeleton } from '../../ui/index.ts';
import { PartFailed } from '../app/part-failed.tsx';
import { Guarantees } from '../trade/guarantees.tsx';
import { rightsQuery } from './claim-query.ts';
import { isRight } from './right-labels.ts';

interface TrustCardProps {
  variantIds: readonly string[];
  /** What the goods carry: labels that are no right are shown as what they are. */
  labels: readonly string[];
}

/** The rights that will be written into the order, in plain words, then what else the shop says; nothing where there is neither. */
export function TrustCard({ variantIds, labels }: TrustCardProps) {
  const words = useClaimWords();
  const query = useQuery(rightsQuery(variantIds));
  const { data } = query;
  const failed = data === undefined && query.isError;
  const all = data?.items.flatMap(({ rights }) => rights) ?? [];
  const rights = [...new Map(all.map((right) => [right.code, right])).values()];
  const plain = labels.filter((label) => !isRight(label));
  if (query.isLoading) return <Skeleton className="h-24 w-full rounded-control" />;
  if (rights.length === 0 && plain.length === 0 && !failed) return null;
  return (
    <div className="flex flex-col gap-3">
      {failed && <PartFailed text={words.cardFailed} onRetry={() => void query.refetch()} />}
      {rights.length > 0 && (
        <section aria-label={words.card} className="flex flex-col gap-3">
          <ul className="flex flex-col gap-3">
            {rights.map((right) => (
              <li key={right.code}>
                <RightTerms right={right} />
              </li>
            ))}
          </ul>
          <p className="text-xs text-soft">{words.cardHint}</p>
        </section>
      )}
      <Guarantees codes={plain} explained />
    </div>
  );
}
