import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../shared/session.ts';
import { buttonClass, EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { authorsOf, chooseAuthor } from './authors.ts';
import { OpenShopForm } from './open-shop-form.tsx';

/** `/studio`: on to the shop of last time. */
export function EntryPage() {
  const messages = useMessages();
  const me = useMe();
  if (me === undefined) return <Loading />;
  const author = chooseAuthor(authorsOf(me));
  if (author !== undefined) return <Navigate to="/$authorId" params={{ authorId: author.id }} replace />;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[480px] flex-col justify-center gap-6 px-4 py-12">
      <div>
        <p className="text-sm text-soft">
          {messages.brand} {messages.surface}
        </p>
        <h1 className="text-xl font-semibold">{messages.noShopTitle}</h1>
        <p className="mt-1 text-sm text-soft">{messages.noShopDetail}</p>
      </div>
      <OpenShopForm />
      <a href="/" className="text-sm text-link hover:underline">
        {messages.toShopper}
      </a>
    </main>
  );
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
