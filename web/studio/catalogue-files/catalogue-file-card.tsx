import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, classNames, Loading, Progress } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { productsKey } from '../products/product-queries.ts';
import { ApplyForm } from './apply-form.tsx';
import { FaultList } from './fault-list.tsx';
import { type CatalogueFile, cancelFile, fileQuery, filesKey } from './file-queries.ts';

/** One file: how far it is, what it would do, and the decision. */
export function CatalogueFileCard({ shopId, fileId }: { shopId: string; fileId: string }) {
  const { catalogueFiles: words } = useMessages();
  const queries = useQueryClient();
  const query = useQuery(fileQuery(shopId, fileId));
  const file = query.data;
  const state = file?.state;
  useEffect(() => {
    if (state === undefined) return;
    void queries.invalidateQueries({ queryKey: [...filesKey(shopId), 'list'] });
    if (state === 'done') void queries.invalidateQueries({ queryKey: productsKey(shopId) });
  }, [state, queries, shopId]);
  if (file === undefined) {
    return query.isError ? (
      <ProblemState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <section
      aria-label={file.name}
      className="flex flex-col gap-4 rounded-card border border-line bg-raised p-4"
    >
      <div>
        <h2 className="truncate text-base font-semibold">{file.name}</h2>
        <p className="text-xs text-soft">
          {[
            file.format && words.formats[file.format],
            file.encoding?.toUpperCase(),
            words.rowCount(file.rowCount),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Stand file={file} />
      {file.state === 'checked' && <ApplyForm shopId={shopId} file={file} />}
      {file.faultCount > 0 && <FaultList shopId={shopId} file={file} />}
      {file.columns.length > 0 && file.format !== null && <Columns file={file} />}
      {(file.state === 'reading' || file.state === 'applying') && <GiveUp shopId={shopId} file={file} />}
    </section>
  );
}

function Stand({ file }: { file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const steps = {
    reading: file.productCount === 0 ? null : file.checkedCount / Math.max(1, file.productCount),
    applying: (file.appliedCount + file.refusedCount) / Math.max(1, file.newCount + file.changedCount),
  };
  const fetching = file.state === 'done' && file.pictureDoneCount < file.pictureCount;
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {(file.state === 'reading' || file.state === 'applying') && (
        <div>
          <Progress share={steps[file.state]} label={words.states[file.state]} />
          <p className="figures mt-2 text-xs text-soft">
            {file.state === 'reading'
              ? words.reading(file.rowCount, file.checkedCount)
              : words.applying(file.appliedCount + file.refusedCount, file.newCount + file.changedCount)}
          </p>
        </div>
      )}
      {file.state === 'failed' && file.problem !== null && (
        <p role="alert" className="rounded-control bg-danger-wash p-3 text-sm text-danger">
          {words.problems[file.problem.code](file.problem.line ?? 0, file.problem.column ?? '')}
        </p>
      )}
      {file.state === 'done' && (
        <p className="text-sm font-semibold">{words.doneCounts(file.appliedCount, file.refusedCount)}</p>
      )}
      {file.state === 'cancelled' && <p className="text-sm">{words.cancelledCounts(file.appliedCount)}</p>}
      {fetching && (
        <div>
          <Progress share={file.pictureDoneCount / file.pictureCount} label={words.pictures} />
          <p className="figures mt-2 text-xs text-soft">
            {words.fetching(file.pictureDoneCount, file.pictureCount)}
          </p>
        </div>
      )}
      {file.state !== 'failed' && file.checkedCount > 0 && <Counts file={file} />}
    </div>
  );
}

function Counts({ file }: { file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const { locale } = useLocale();
  return (
    <dl className="grid grid-cols-2 gap-2 tablet:grid-cols-4">
      <Count label={words.counts.new}>{file.newCount.toLocaleString(locale)}</Count>
      <Count label={words.counts.changed}>{file.changedCount.toLocaleString(locale)}</Count>
      <Count label={words.counts.unchanged}>{file.unchangedCount.toLocaleString(locale)}</Count>
      <Count label={words.counts.faulty} wrong={file.faultyCount > 0}>
        {file.faultyCount.toLocaleString(locale)}
      </Count>
    </dl>
  );
}

function Count({ label, wrong, children }: { label: string; wrong?: boolean; children: ReactNode }) {
  return (
    <div className="rounded-control bg-mist px-3 py-2">
      <dt className="text-xs text-soft">{label}</dt>
      <dd className={classNames('figures text-lg font-semibold', wrong === true && 'text-danger')}>
        {children}
      </dd>
    </div>
  );
}

/** What each column of the file becomes; the others are kept, and written again. */
function Columns({ file }: { file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const known = file.columns.filter(({ meaning }) => meaning !== null);
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center">
        {words.columnCounts(known.length, file.columns.length - known.length)}
      </summary>
      <ul className="mt-2 grid gap-x-6 gap-y-1 tablet:grid-cols-2">
        {file.columns.map(({ name, meaning }) => (
          <li key={name} className="flex min-w-0 justify-between gap-3">
            <span className="truncate">{name}</span>
            <span className={classNames('shrink-0', meaning === null ? 'text-soft' : 'text-jade')}>
              {meaning === null ? words.keptAsIs : words.taken}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function GiveUp({ shopId, file }: { shopId: string; file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelFile(shopId, file.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: filesKey(shopId) }),
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <Button look="outline" size="small" busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {words.giveUp}
      </Button>
      <ProblemNotice error={cancel.error} />
    </div>
  );
}
