import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Download } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Badge, buttonClass, classNames, Loading, Progress, RelativeTime } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { CatalogueDrop } from './catalogue-drop.tsx';
import { CatalogueFileCard } from './catalogue-file-card.tsx';
import { type CatalogueFile, exportHref, filesKey, filesQuery, sendFile } from './file-queries.ts';

const pageApi = getRouteApi('/$authorId/products/files');
const formats = ['shopify', 'google-merchant'] as const;

/** A catalogue as a file: brought in after a look at what it would do, and taken out whole. */
export function CatalogueFilesPage() {
  const { catalogueFiles: words } = useMessages();
  const shopId = useAuthorId();
  const search = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queries = useQueryClient();
  const [sending, setSending] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File) => {
    setError(null);
    setSending(0);
    try {
      const taken = await sendFile(shopId, file, setSending);
      await queries.invalidateQueries({ queryKey: [...filesKey(shopId), 'list'] });
      navigate({ search: { open: taken.id } });
    } catch (failure) {
      setError(failure);
    }
    setSending(null);
  };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={words.title} note={words.note}>
        <Link
          to="/$authorId/products"
          params={{ authorId: shopId }}
          className={buttonClass('outline', 'small')}
        >
          <ArrowLeft size={16} aria-hidden="true" />
          {words.back}
        </Link>
      </PageHead>
      <div className="flex max-w-4xl flex-col gap-6 px-4 pb-8">
        <section aria-labelledby="bring-in" className="flex flex-col gap-3">
          <h2 id="bring-in" className="text-sm font-semibold">
            {words.bringIn}
          </h2>
          {sending === null ? (
            <CatalogueDrop onFile={(file) => void take(file)} />
          ) : (
            <div className="rounded-card border border-line p-4">
              <Progress share={sending} label={words.sending} />
              <p className="figures mt-2 text-xs text-soft" aria-live="polite">
                {words.sending}
              </p>
            </div>
          )}
          <ProblemNotice error={error} />
        </section>
        {search.open !== undefined && (
          <CatalogueFileCard key={search.open} shopId={shopId} fileId={search.open} />
        )}
        <section aria-labelledby="take-out" className="flex flex-col gap-3">
          <h2 id="take-out" className="text-sm font-semibold">
            {words.takeOut}
          </h2>
          <p className="text-sm text-soft">{words.takeOutDetail}</p>
          <ul className="divide-y divide-line rounded-card border border-line">
            {formats.map((format) => (
              <li key={format} className="flex flex-wrap items-center gap-2 p-4">
                <span className="min-w-40 flex-1 text-sm font-semibold">{words.formats[format]}</span>
                <a
                  href={exportHref(shopId, format, true)}
                  download
                  className={buttonClass('outline', 'small')}
                >
                  {words.template}
                </a>
                <a href={exportHref(shopId, format)} download className={buttonClass('solid', 'small')}>
                  <Download size={16} aria-hidden="true" />
                  {words.exportAll}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <History shopId={shopId} openId={search.open} />
      </div>
    </div>
  );
}

function History({ shopId, openId }: { shopId: string; openId: string | undefined }) {
  const { catalogueFiles: words } = useMessages();
  const list = usePagedRows(filesQuery(shopId));
  if (list.isPending) return <Loading />;
  if (list.isError && list.rows.length === 0)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows.length === 0) return null;
  return (
    <section aria-labelledby="file-history" className="flex flex-col gap-3">
      <h2 id="file-history" className="text-sm font-semibold">
        {words.history}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line">
        {list.rows.map((file) => (
          <HistoryRow key={file.id} shopId={shopId} file={file} open={file.id === openId} />
        ))}
      </ul>
      <ListEnd count={list.rows.length} {...list} />
    </section>
  );
}

const tones = {
  reading: 'neutral',
  checked: 'amber',
  applying: 'neutral',
  done: 'jade',
  cancelled: 'neutral',
  failed: 'danger',
} as const;

function HistoryRow({ shopId, file, open }: { shopId: string; file: CatalogueFile; open: boolean }) {
  const { catalogueFiles: words } = useMessages();
  const { locale } = useLocale();
  return (
    <li>
      <Link
        to="/$authorId/products/files"
        params={{ authorId: shopId }}
        search={{ open: file.id }}
        aria-current={open || undefined}
        className={classNames('flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-mist', open && 'bg-fill')}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{file.name}</span>
          <span className="block truncate text-xs text-soft">
            {file.format === null ? '' : `${words.formats[file.format]} · `}
            {words.productCount(file.productCount)} · <RelativeTime at={file.createdAt} locale={locale} />
          </span>
        </span>
        <Badge tone={tones[file.state]}>{words.states[file.state]}</Badge>
      </Link>
    </li>
  );
}
