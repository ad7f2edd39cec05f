import type { StudioClipView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Clapperboard, SearchX, Upload } from 'lucide-react';
import { useMemo } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { countText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, EmptyState, RelativeTime, Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { CategoryName } from '../products/category-name.tsx';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { isChanging } from './clip-draft.ts';
import { clipFilters, withChange } from './clip-filter.ts';
import { ClipPanel } from './clip-panel.tsx';
import { clipQuery, clipsQuery } from './clip-queries.ts';
import { ClipState } from './clip-state.tsx';
import { useUploadJob } from './upload-job.ts';
import { UploadPanel } from './upload-panel.tsx';

const clipsApi = getRouteApi('/$authorId/clips');

export function ClipsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const authorId = useAuthorId();
  const author = useAuthor();
  const search = clipsApi.useSearch();
  const { open, results = false } = search;
  const navigate = clipsApi.useNavigate();
  const job = useUploadJob();
  const list = usePagedRows(clipsQuery(authorId, search), (rows) => (rows.some(isChanging) ? 2_000 : false));
  const columns = useMemo(() => columnsOf(messages, locale), [messages, locale]);
  const words = messages.clipPage;
  const change = (next: Parameters<typeof withChange>[1], replace = false) =>
    navigate({ search: (before) => withChange(before, next), replace });
  const go = (id: string | undefined) =>
    change({ open: id, results: undefined }, open !== undefined && id !== undefined);
  const filtered = search.state !== undefined || search.text !== undefined;
  const mayPublish = author !== undefined && maySell.publishClips(author);
  const uploadButton = mayPublish && (
    <Button size="small" icon={<Upload size={16} />} onClick={() => go('new')}>
      {job !== null && job.authorId === authorId && job.phase === 'sending'
        ? messages.uploadForm.uploading(Math.floor((job.sentBytes / Math.max(1, job.file.size)) * 100))
        : words.upload}
    </Button>
  );
  const inList = list.rows.find((clip) => clip.id === open);
  const away = open !== undefined && open !== 'new' && inList === undefined;
  const one = useQuery({ ...clipQuery(authorId, open ?? ''), enabled: away && !list.isPending });
  const shown = inList ?? (away ? (one.data ?? undefined) : undefined);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.clips}>
          <SearchField
            label={messages.clipWork.search}
            value={search.text ?? ''}
            onChange={(text) => change({ text: text === '' ? undefined : text }, true)}
          />
          {(list.rows.length > 0 || filtered) && uploadButton}
        </PageHead>
        <Tabs
          label={words.columns.state}
          panelId="clips"
          value={search.state ?? 'all'}
          tabs={clipFilters.map((value) => ({ value, label: messages.clipWork.filters[value] }))}
          onChange={(state) => change({ state: state === 'all' ? undefined : state, open: undefined })}
        />
        <div
          id="clips"
          role="tabpanel"
          aria-label={messages.clipWork.filters[search.state ?? 'all']}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && list.rows.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : list.rows.length === 0 && filtered ? (
            <EmptyState
              icon={<SearchX size={28} />}
              title={messages.clipWork.noMatch}
              action={
                <Button look="outline" onClick={() => navigate({ search: {} })}>
                  {messages.clipWork.clear}
                </Button>
              }
            />
          ) : list.rows.length === 0 ? (
            <EmptyState
              icon={<Clapperboard size={28} />}
              title={words.emptyTitle}
              detail={words.emptyDetail}
              action={uploadButton}
            />
          ) : (
            <DataTable
              label={messages.clips}
              columns={columns}
              rows={list.rows}
              idOf={(clip) => clip.id}
              nameOf={(clip) => clip.caption || words.noCaption}
              openId={open ?? null}
              onOpen={go}
              card={(clip) => (
                <span className="flex items-center justify-between gap-3">
                  <Caption clip={clip} />
                  <span className="shrink-0">
                    <ClipState clip={clip} />
                  </span>
                </span>
              )}
              end={<ListEnd count={list.rows.length} {...list} />}
            />
          )}
        </div>
      </div>
      {open === 'new' && mayPublish ? (
        <UploadPanel authorId={authorId} onClose={() => go(undefined)} onCreated={(id) => go(id)} />
      ) : shown !== undefined ? (
        <ClipPanel
          key={shown.id}
          clip={shown}
          authorId={authorId}
          onClose={() => go(undefined)}
          onReplace={() => go('new')}
          results={results}
          onResults={(on) => change({ results: on ? true : undefined }, true)}
        />
      ) : null}
    </div>
  );
}

function Caption({ clip }: { clip: StudioClipView }) {
  const words = useMessages().clipPage;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb key={clip.assetState} url={clip.assetState === 'ready' ? clip.coverUrl : null} shape="tall" />
      <span className="min-w-0">
        <span className="block truncate">
          {clip.caption || <span className="text-soft">{words.noCaption}</span>}
        </span>
        <span className="block truncate text-xs text-soft">
          <CategoryName category={clip.category} />
        </span>
      </span>
    </span>
  );
}

function columnsOf(messages: StudioMessages, locale: Locale): DataColumn<StudioClipView>[] {
  const titles = messages.clipPage.columns;
  const count = (value: number) => countText(value, locale);
  return [
    { key: 'clip', title: titles.clip, grow: true, cell: (clip) => <Caption clip={clip} /> },
    { key: 'state', title: titles.state, cell: (clip) => <ClipState clip={clip} /> },
    { key: 'goods', title: titles.goods, numeric: true, cell: (clip) => clip.goods.length },
    { key: 'likes', title: titles.likes, numeric: true, cell: (clip) => count(clip.likeCount) },
    {
      key: 'comments',
      title: titles.comments,
      numeric: true,
      wideOnly: true,
      cell: (clip) => count(clip.commentCount),
    },
    {
      key: 'shares',
      title: titles.shares,
      numeric: true,
      wideOnly: true,
      cell: (clip) => count(clip.shareCount),
    },
    {
      key: 'published',
      title: titles.published,
      numeric: true,
      cell: (clip) =>
        clip.publishedAt === null ? (
          '–'
        ) : (
          <span className="text-soft">
            <RelativeTime at={clip.publishedAt} locale={locale} />
          </span>
        ),
    },
  ];
}
