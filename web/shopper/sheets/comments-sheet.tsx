import type { CommentView, Page } from '@kanmai/client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Send, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMe } from '../../shared/session.ts';
import {
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  RelativeTime,
  Skeleton,
  showToast,
} from '../../ui/index.ts';
import { clipEntry, rowId } from '../feed/feed-store.ts';
import { forYou, patchClips } from '../feed/feeds.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { SheetSurface } from './sheet-surface.tsx';
import type { SurfaceProps } from './surface-props.ts';

const bodyLengthMax = 300;
const commentsKey = (clipId: string) => ['comments', clipId];

export function CommentsSheet({ clipId, ...surface }: SurfaceProps & { clipId: string }) {
  const m = useMessages();
  const { locale } = useLocale();
  const query = useInfiniteQuery({
    queryKey: commentsKey(clipId),
    enabled: clipId !== '',
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/clips/{clipId}/comments', {
          params: { path: { clipId }, query: pageParam === '' ? {} : { cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page: Page<CommentView>) => page.nextCursor,
  });
  const comments = query.data?.pages.flatMap((page) => page.items) ?? [];
  const known = clipEntry(forYou.state().entries.find((entry) => rowId(entry) === clipId))?.clip.commentCount;
  return (
    <SheetSurface
      {...surface}
      title={m.comments.title(countText(known ?? comments.length, locale))}
      footer={<CommentForm clipId={clipId} />}
    >
      {query.isPending && <CommentSkeleton />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && comments.length === 0 && (
        <EmptyState title={m.comments.emptyTitle} detail={m.comments.emptyDetail} />
      )}
      <ul className="flex flex-col gap-4 pt-2">
        {comments.map((comment) => (
          <CommentRow key={comment.id} comment={comment} clipId={clipId} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          look="quiet"
          wide
          className="mt-4"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {m.comments.more}
        </Button>
      )}
    </SheetSurface>
  );
}

function CommentRow({ comment, clipId }: { comment: CommentView; clipId: string }) {
  const m = useMessages();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const remove = async () => {
    try {
      await unwrap(
        api.DELETE('/api/v1/comments/{commentId}', { params: { path: { commentId: comment.id } } }),
      );
      countComments(clipId, -1);
      await queries.invalidateQueries({ queryKey: commentsKey(clipId) });
      showToast(m.comments.removed);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    }
  };
  return (
    <li className="flex gap-3">
      <Avatar name={comment.author.name} url={null} />
      <div className="min-w-0 flex-1">
        <p className="flex gap-2 text-xs text-soft">
          <span className="truncate">{comment.author.name}</span>
          <RelativeTime at={comment.createdAt} locale={locale} />
        </p>
        <p className="text-sm wrap-anywhere whitespace-pre-line">{comment.body}</p>
      </div>
      {comment.removable && (
        <IconButton label={m.comments.remove} icon={<Trash2 size={16} />} onClick={() => void remove()} />
      )}
    </li>
  );
}

function CommentForm({ clipId }: { clipId: string }) {
  const m = useMessages();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  if (me !== undefined && !me.signedIn) {
    return (
      <Button
        look="quiet"
        wide
        onClick={() => void navigate({ to: '/sign-in', search: { back: router.state.location.href } })}
      >
        {m.comments.signIn}
      </Button>
    );
  }
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === '') return;
    setBusy(true);
    try {
      await unwrap(
        api.POST('/api/v1/clips/{clipId}/comments', {
          params: { path: { clipId } },
          body: { body: body.trim() },
        }),
      );
      setBody('');
      countComments(clipId, 1);
      await queries.invalidateQueries({ queryKey: commentsKey(clipId) });
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} className="flex items-center gap-2">
      <input
        value={body}
        onChange={(event) => setBody(event.target.value)}
        maxLength={bodyLengthMax}
        aria-label={m.comments.field}
        placeholder={m.comments.placeholder}
        className="h-11 min-w-0 flex-1 rounded-full bg-fill px-4 text-base placeholder:text-soft"
      />
      <IconButton
        type="submit"
        look="quiet"
        disabled={busy || body.trim() === ''}
        label={m.comments.send}
        icon={<Send size={18} />}
      />
    </form>
  );
}

function countComments(clipId: string, step: number): void {
  patchClips((clip) =>
    clip.id === clipId ? { ...clip, commentCount: Math.max(0, clip.commentCount + step) } : clip,
  );
}

function CommentSkeleton() {
  return (
    <div className="flex flex-col gap-4 pt-2">
      {['a', 'b', 'c', 'd'].map((row) => (
        <div key={row} className="flex gap-3">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-4 w-5/6" />
          </div>
        </div>
      ))}
    </div>
  );
}
