import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useAuthor, useShopState } from '../shell/authors.ts';
import { applicationsQuery } from './application-queries.ts';

/** On the home page of a shop that waits or was sent back: what can be done meanwhile, what not, and what is asked. */
export function ReviewNote() {
  const words = useMessages().opening;
  const author = useAuthor();
  const state = useShopState(author?.id ?? '');
  const waits = state === 'pending' || state === 'rejected';
  const mine = useQuery({ ...applicationsQuery, enabled: waits && author?.role === 'owner' });
  if (author === undefined || !waits) return null;
  const application = mine.data?.find(({ shopId }) => shopId === author.id);
  const toFill = author.role === 'owner' && mine.data !== undefined && application?.state !== 'submitted';
  return (
    <section
      aria-label={words.reviewTitle[state]}
      className="mb-6 rounded-card border border-line p-4 text-sm"
    >
      <h2 className="text-base font-semibold">{words.reviewTitle[state]}</h2>
      {application?.state === 'rejected' && (
        <p className="mt-1 text-danger">{words.sentBack(application.reason)}</p>
      )}
      <p className="mt-2">{words.mayMeanwhile}</p>
      <p className="mt-1 text-soft">{words.mayNotMeanwhile}</p>
      {toFill && (
        <Link to="/open" search={{ shop: author.id }} className={`${buttonClass('outline')} mt-3`}>
          {application === undefined || application.state === 'draft' ? words.fillApplication : words.correct}
        </Link>
      )}
    </section>
  );
}
