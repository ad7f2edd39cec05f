import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass } from '../../ui/index.ts';
import { orderReviewsQuery } from './review-queries.ts';
import { useReviewWords } from './review-words.ts';

/** On a received order: the way to review it, or to what was written. */
export default function ReviewInvite({ orderId }: { orderId: string }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  const order = useQuery(orderReviewsQuery(orderId)).data;
  if (order === undefined) return null;
  const open = order.lines.some(({ can }) => can.review);
  const again = order.lines.some(({ review }) => review?.can.followUp === true);
  if (!open && order.lines.every(({ review }) => review === null)) return null;
  return (
    <section className="flex items-center gap-3 rounded-card bg-jade-wash p-3">
      <p className="min-w-0 flex-1 text-sm">
        {open ? words.invite : again ? words.inviteAgain : words.mineTitle}
        {open && order.reviewUntil !== null && (
          <span className="block text-xs text-soft">
            {words.until(absoluteTime(order.reviewUntil, locale))}
          </span>
        )}
      </p>
      {open ? (
        <Link to="/orders/$orderId/review" params={{ orderId }} className={buttonClass('solid', 'small')}>
          {words.write}
        </Link>
      ) : (
        <Link to="/me/reviews" search={{ tab: 'written' }} className={buttonClass('outline', 'small')}>
          {again ? words.followUpWrite : words.seeMine}
        </Link>
      )}
    </section>
  );
}
