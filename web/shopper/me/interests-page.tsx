import type { InterestsView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Avatar, Button, Dialog, EmptyState, ErrorState, SkeletonLines, showToast } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { forYou } from '../feed/feeds.ts';
import { forgetResume } from '../feed/resume.ts';
import { errorText, useMessages } from '../messages/index.ts';

const interestsKey = ['interests'];

/** What the feed believes of this person, to see and to clear. */
export function InterestsPage() {
  const m = useMessages();
  const query = useQuery({
    queryKey: interestsKey,
    staleTime: 0,
    queryFn: () => unwrap(api.GET('/api/v1/me/interests')),
  });
  const empty = query.data?.categories.length === 0 && query.data.authors.length === 0;
  return (
    <Page title={m.interests.title} footer={query.data && !empty && <Reset />}>
      <p className="pb-4 text-sm text-soft">{m.interests.detail}</p>
      {query.isPending && <SkeletonLines count={5} />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {empty && (
        <EmptyState
          icon={<Sparkles size={36} />}
          title={m.interests.emptyTitle}
          detail={m.interests.emptyDetail}
        />
      )}
      {query.data && !empty && <Interests view={query.data} />}
    </Page>
  );
}

function Interests({ view }: { view: InterestsView }) {
  const m = useMessages();
  const most = Math.max(...view.categories.map(({ weight }) => weight), Number.EPSILON);
  return (
    <div className="flex flex-col gap-6">
      {view.categories.length > 0 && (
        <section>
          <h2 className="pb-2 text-sm font-semibold">{m.interests.categories}</h2>
          <ul className="flex flex-col gap-2">
            {view.categories.map(({ name, weight }) => (
              <li key={name} className="flex items-center gap-3 text-sm">
                <span className="w-28 truncate">{name}</span>
                <span aria-hidden="true" className="h-2 flex-1 overflow-hidden rounded-full bg-fill">
                  <span
                    className="block h-full origin-left rounded-full bg-jade"
                    style={{ transform: `scaleX(${Math.max(0, weight / most)})` }}
                  />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.authors.length > 0 && (
        <section>
          <h2 className="pb-2 text-sm font-semibold">{m.interests.authors}</h2>
          <ul className="divide-y divide-line rounded-card bg-mist">
            {view.authors.map(({ author }) => (
              <li key={author.id}>
                <Link
                  to={author.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
                  params={{ id: author.id }}
                  className="flex items-center gap-3 p-3 text-sm"
                >
                  <Avatar name={author.name} url={author.avatarUrl} />
                  <span className="truncate">{author.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Reset() {
  const m = useMessages();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const reset = async () => {
    setBusy(true);
    try {
      await unwrap(api.DELETE('/api/v1/me/interests'));
      forYou.clear();
      forgetResume();
      await queries.invalidateQueries({ queryKey: interestsKey });
      showToast(m.interests.resetDone);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <Button look="danger" wide onClick={() => setAsking(true)}>
        {m.interests.reset}
      </Button>
      <Dialog
        open={asking}
        title={m.interests.reset}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {m.interests.keep}
            </Button>
            <Button look="danger" busy={busy} onClick={() => void reset()}>
              {m.interests.reset}
            </Button>
          </>
        }
      >
        <p className="text-sm">{m.interests.resetAsk}</p>
      </Dialog>
    </>
  );
}
