import { useQuery } from '@tanstack/react-query';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { Guarantees } from '../trade/guarantees.tsx';
import { rightsQuery } from './claim-query.ts';
import { isRight } from './right-labels.ts';

interface TrustCardProps {
  variantIds: readonly string[];
  /** What the goods carry: labels that are no right are shown as what they are. */
  labels: readonly string[];
}

/** The rights that will be written into the order, in plain words, then what else the shop says. */
export function TrustCard({ variantIds, labels }: TrustCardProps) {
  const words = useClaimWords();
  const { data } = useQuery(rightsQuery(variantIds));
  const all = data?.items.flatMap(({ rights }) => rights) ?? [];
  const rights = [...new Map(all.map((right) => [right.code, right])).values()];
  const plain = labels.filter((label) => !isRight(label));
  return (
    <div className="flex flex-col gap-3">
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
