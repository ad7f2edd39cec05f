import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, api, codeOf, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { meQuery, useMe } from '../../shared/session.ts';
import { Button, buttonClass, EmptyState } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** A token that does not fit is a link that no longer works; the account's role has nothing to do with it. */
function refusal(error: unknown): unknown {
  return error !== null && codeOf(error) === 'not-allowed'
    ? new ApiProblem(403, { code: 'token-invalid' })
    : error;
}

/** `/ops/first#token`: the one-time link of the first start. The token stays behind the #, so no server log has it. */
export function FirstPage() {
  const messages = useMessages();
  const words = messages.firstPage;
  const me = useMe();
  const queries = useQueryClient();
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const become = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/ops/first-operator', { body: { token } })),
    onSuccess: () => {
      history.replaceState(null, '', location.pathname);
      return queries.refetchQueries({ queryKey: meQuery.queryKey });
    },
  });
  const done = become.isSuccess || me?.roles.includes('operator');
  return (
    <main className="flex min-h-dvh flex-col">
      {done ? (
        <EmptyState
          icon={<ShieldCheck size={32} />}
          title={words.done}
          action={
            <a href="/ops" className={buttonClass()}>
              {words.go}
            </a>
          }
        />
      ) : token === '' ? (
        <EmptyState icon={<KeyRound size={32} />} title={words.noToken} detail={words.noTokenDetail} />
      ) : (
        <EmptyState
          icon={<KeyRound size={32} />}
          title={words.title}
          detail={
            <>
              {words.detail}
              <span className="mt-3 block text-ink">
                {words.as(me?.displayName || me?.email || me?.phone || me?.personId || '')}
              </span>
            </>
          }
          action={
            <div className="flex flex-col items-center gap-4">
              <Button busy={become.isPending} onClick={() => become.mutate()}>
                {words.button}
              </Button>
              <ProblemNotice error={refusal(become.error)} />
            </div>
          }
        />
      )}
    </main>
  );
}
