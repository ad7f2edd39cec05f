import type { MeView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Spinner } from '../../ui/index.ts';
import { meQuery } from '../session.ts';
import { signInHref } from './account-menu.tsx';
import { ProblemState } from './problem.tsx';

/** Shows its content to a person who is signed in; others are taken to sign in and come back. */
export function SignedIn({
  redirecting,
  children,
}: {
  redirecting: string;
  children: (me: MeView) => ReactNode;
}) {
  const { data: me, error, refetch } = useQuery(meQuery);
  const stranger = me !== undefined && !me.signedIn;
  useEffect(() => {
    if (stranger) location.replace(signInHref());
  }, [stranger]);
  if (error && me === undefined) {
    return (
      <div className="flex min-h-dvh flex-col">
        <ProblemState error={error} onRetry={refetch} />
      </div>
    );
  }
  if (me === undefined || stranger) {
    return (
      <div
        role="status"
        className="flex min-h-dvh flex-col items-center justify-center gap-3 text-sm text-soft"
      >
        <Spinner />
        {stranger && <p>{redirecting}</p>}
      </div>
    );
  }
  return children(me);
}
