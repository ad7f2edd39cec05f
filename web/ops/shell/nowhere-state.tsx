import { buttonClass, EmptyState } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function NowhereState() {
  const messages = useMessages();
  return (
    <main className="flex min-h-dvh flex-col">
      <EmptyState
        title={messages.notFoundTitle}
        detail={messages.notFoundDetail}
        action={
          <a href="/ops" className={buttonClass('outline')}>
            {messages.backHome}
          </a>
        }
      />
    </main>
  );
}
