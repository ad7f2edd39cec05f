import { Link, useRouterState } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../../shared/session.ts';
import { buttonClass, EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Shows what is only a signed-in person's, or the way to become one. */
export function SignInGate({ children }: { children: ReactNode }) {
  const m = useMessages();
  const me = useMe();
  const back = useRouterState({ select: (state) => state.location.href });
  if (me === undefined) return <Loading />;
  if (me.signedIn) return children;
  return (
    <EmptyState
      icon={<LogIn size={36} />}
      title={m.me.stranger}
      detail={m.signIn.why}
      action={
        <Link to="/sign-in" search={{ back }} className={buttonClass('solid')}>
          {m.me.signIn}
        </Link>
      }
    />
  );
}
