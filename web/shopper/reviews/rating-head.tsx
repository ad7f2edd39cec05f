import type { RatingView } from '@kanmai/client';
import { Stars } from '../../ui/stars.tsx';
import { useReviewWords } from './review-words.ts';

export const meanText = (mean: number) => mean.toFixed(1);

/** The mean, and how many gave how many stars; a row leads to those reviews when it can. */
export function RatingHead({
  rating,
  chosen,
  onChoose,
}: {
  rating: RatingView;
  chosen: number | undefined;
  onChoose: (stars: number | undefined) => void;
}) {
  const words = useReviewWords();
  const { mean, count, stars } = rating;
  if (mean === null) return null;
  return (
    <section aria-label={words.rating} className="flex items-center gap-6 rounded-card bg-mist p-3">
      <p className="flex flex-col items-center gap-1">
        <span className="figures text-2xl leading-none font-semibold" aria-hidden="true">
          {meanText(mean)}
        </span>
        <Stars value={mean} label={words.mean(meanText(mean))} />
        <span className="figures text-xs text-soft">{words.all(count)}</span>
      </p>
      <ul className="min-w-0 flex-1">
        {[5, 4, 3, 2, 1].map((place) => {
          const so = stars[place - 1] ?? 0;
          return (
            <li key={place}>
              <button
                type="button"
                aria-pressed={chosen === place}
                disabled={so === 0}
                onClick={() => onChoose(chosen === place ? undefined : place)}
                className="flex h-6 w-full items-center gap-2 rounded-control px-1 text-xs text-soft aria-pressed:bg-fill aria-pressed:text-ink"
              >
                <span className="sr-only">{words.starsOf(place, so)}</span>
                <span aria-hidden="true" className="figures w-3 text-end">
                  {place}
                </span>
                <span className="h-1.5 flex-1 overflow-hidden rounded-full bg-fill">
                  <span
                    className="block h-full rounded-full bg-amber"
                    style={{ width: `${(so / count) * 100}%` }}
                  />
                </span>
                <span aria-hidden="true" className="figures w-8 text-end">
                  {so}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
