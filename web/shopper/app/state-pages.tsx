import { Link } from '@tanstack/react-router';
import { Button, buttonClass, EmptyState, ErrorState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function NotFoundPage() {
  const m = useMessages();
  return (
    <main className="page-column flex">
      <EmptyState
        title={m.page.notFoundTitle}
        detail={m.page.notFoundDetail}
        action={
          <Link to="/" className={buttonClass('solid')}>
            {m.page.toFeed}
          </Link>
        }
      />
    </main>
  );
}

/** Code that could not be fetched is a matter of the line, not of the page. */
const isOffline = (error: unknown) =>
  !navigator.onLine || (error instanceof TypeError && /import|fetch|module/i.test(error.message));

export function CrashPage({ error }: { error: unknown }) {
  const m = useMessages();
  if (isOffline(error)) {
    return (
      <main className="page-column flex">
        <ErrorState title={m.errors.offline ?? m.pwa.offline} onRetry={() => location.reload()} />
      </main>
    );
  }
  return (
    <main className="page-column flex">
      <ErrorState
        title={m.page.crashTitle}
        detail={m.page.crashDetail}
        action={<Button onClick={() => location.reload()}>{m.ui.retry}</Button>}
      />
    </main>
  );
}

export function PendingPage() {
  return (
    <main className="page-column">
      <Loading />
    </main>
  );
}
