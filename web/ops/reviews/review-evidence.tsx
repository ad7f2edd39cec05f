import type { ReportedReviewView } from '@kanmai/client';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Photos } from '../../ui/photo-viewer.tsx';
import { Stars } from '../../ui/stars.tsx';
import { useMessages } from '../messages/index.ts';

/** What was reported, and the whole review with what is known of it. */
export function ReviewEvidence({ review }: { review: ReportedReviewView }) {
  const words = useMessages().reviewPage;
  const { locale } = useLocale();
  const { followUp, answer, hidden } = review;
  return (
    <>
      <Reports review={review} />
      {hidden !== null && (
        <section className="mb-6 rounded-card bg-amber-wash p-4 text-sm">
          <h2 className="font-semibold text-amber">
            {words.hiddenBy(hidden.by, absoluteTime(hidden.at, locale))}
          </h2>
          <p className="break-words">{hidden.reason}</p>
        </section>
      )}
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
          {(
            [
              [words.aspects.goods, review.goodsStars],
              [words.aspects.service, review.serviceStars],
              [words.aspects.logistics, review.logisticsStars],
            ] as const
          ).map(([name, stars]) => (
            <span key={name} className="inline-flex items-center gap-2">
              {name}
              <Stars value={stars} label={words.stars(stars)} />
            </span>
          ))}
        </p>
        <p className="text-base break-words whitespace-pre-line">{review.text || words.noText}</p>
        <Photos urls={review.pictureUrls} words={words} />
        {followUp !== null && (
          <div className="flex flex-col gap-2 border-s-2 border-line ps-3">
            <p className="text-xs text-soft">{words.followUp(followUp.days)}</p>
            <p className="text-sm break-words whitespace-pre-line">{followUp.text}</p>
            <Photos urls={followUp.pictureUrls} words={words} />
          </div>
        )}
        {answer !== null && (
          <div className="rounded-control bg-mist p-3 text-sm">
            <p className="text-xs text-soft">{words.answer}</p>
            <p className="break-words whitespace-pre-line">{answer.text}</p>
          </div>
        )}
      </div>
      <div className="mt-6">
        <Facts
          facts={[
            [words.product, review.product.title],
            [words.shop, review.shop.name],
            [words.author, review.person.name],
            ...(review.anonymous ? ([[words.anonymous, words.yes]] as const) : []),
            [words.written, absoluteTime(review.createdAt, locale)],
            [words.source, words.sources[review.source?.kind ?? 'none']],
            ...(review.refunded ? ([[words.refunded, words.yes]] as const) : []),
            [words.helpful, String(review.helpfulCount)],
          ]}
        />
      </div>
    </>
  );
}

/** What was said of it since somebody last decided. */
function Reports({ review }: { review: ReportedReviewView }) {
  const words = useMessages().reviewPage;
  const { locale } = useLocale();
  const { reportCount, shopReportCount, reasons, notes, firstReportedAt } = review;
  if (reportCount === 0) return null;
  return (
    <section className="mb-6 rounded-card bg-danger-wash p-4 text-sm">
      <h2 className="mb-2 font-semibold text-danger">{words.reportsOf(reportCount, shopReportCount)}</h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            {words.reasons[reason]} × {count}
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes are texts that may be equal
            <li key={index} className="break-words">
              {note}
            </li>
          ))}
        </ul>
      )}
      {firstReportedAt !== null && (
        <p className="mt-2 text-xs text-soft">{words.firstReported(absoluteTime(firstReportedAt, locale))}</p>
      )}
    </section>
  );
}
