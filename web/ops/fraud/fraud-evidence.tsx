import { Link } from '@tanstack/react-router';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { ClueList } from '../../shared/trust/clue-list.tsx';
import { useFraudWords } from '../../shared/trust/fraud-words.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { Stars } from '../../ui/stars.tsx';
import { useMessages } from '../messages/index.ts';
import type { FraudCase } from './fraud-queries.ts';

/** What speaks for it: which accounts, which days, which links; and the reviews that are set aside. */
export function FraudEvidence({ one }: { one: FraudCase }) {
  const words = useFraudWords();
  const page = useMessages().fraudPage;
  const { locale } = useLocale();
  const names = new Map(one.suspected.map(({ person }) => [person.id, person.name]));
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{one.shop.name}</h2>
      <div className="mt-2 mb-6 flex flex-wrap items-center gap-3">
        <Badge tone={one.state === 'open' ? 'amber' : one.state === 'confirmed' ? 'danger' : 'jade'}>
          {words.states[one.state]}
        </Badge>
        <span className="text-sm">{words.strength(Math.round(one.strength * 100))}</span>
        {one.holdsPayouts && <span className="text-sm text-danger">{words.holds}</span>}
      </div>
      <Facts
        facts={[
          [page.openedAt, absoluteTime(one.openedAt, locale)],
          [page.reviews, one.reviewCount],
          [page.decidedBy, one.decidedBy?.name ?? null],
          [page.reason, one.reason],
        ]}
      />
      <PanelSection title={words.clues}>
        <ClueList
          clues={one.clues}
          more={({ personIds }) => (
            <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs">
              {personIds.slice(0, 20).map((id) => (
                <Link key={id} to="/trust" search={{ subject: id }} className="touchable text-link underline">
                  {names.get(id) || id}
                </Link>
              ))}
            </p>
          )}
        />
      </PanelSection>
      <PanelSection title={page.suspected}>
        <ul className="flex flex-col gap-3 text-sm">
          {one.suspected.map((review) => (
            <li key={review.id}>
              <p className="flex flex-wrap items-center gap-2">
                <Stars value={review.stars} label={String(review.stars)} />
                <span className="text-soft">{absoluteTime(review.at, locale)}</span>
                <span className="text-soft">{review.person.name || review.person.id}</span>
              </p>
              <p className="wrap-anywhere">{review.text || page.noText}</p>
              <p className="figures text-xs text-soft">
                {review.productTitle} · {review.orderId}
              </p>
            </li>
          ))}
        </ul>
      </PanelSection>
    </>
  );
}
