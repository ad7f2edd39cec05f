import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../shared/session.ts';
import { buttonClass, EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { authorsOf, chooseAuthor } from './authors.ts';

/** `/studio`: on to the shop of last time. */
export function EntryPage() {
  const me = useMe();
  if (me === undefined) return <Loading />;
  const author = chooseAuthor(authorsOf(me));
  if (author !== undefined) return <Navigate to="/$authorId" params={{ authorId: author.id }} replace />;
  return <Navigate to="/open" replace />;
}

/** An address that leads nowhere, or to what is not one's own. */
export function NowhereState() {
  const messages = useMessages();
  return (
    <main className="flex min-h-dvh flex-col">
      <EmptyState
        title={messages.notFoundTitle}
        detail={messages.notFoundDetail}
        action={
          <a href="/studio" className={buttonClass('outline')}>
            {messages.backHome}
          </a>
        }
      />
    </main>
  );
}
