import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button, buttonClass, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type CatalogueFile, type FileFault, faultsHref, faultsQuery } from './file-queries.ts';

/** What is wrong, by line and column, with what to do about it. */
export function FaultList({ shopId, file }: { shopId: string; file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const query = useInfiniteQuery({
    ...faultsQuery(shopId, file.id, file.faultCount),
    enabled: file.state !== 'reading',
  });
  const faults = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="faults" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="faults" className="text-sm font-semibold text-danger">
          {words.faults(file.faultCount)}
        </h3>
        <a href={faultsHref(shopId, file.id)} download className={buttonClass('outline', 'small')}>
          <Download size={16} aria-hidden="true" />
          {words.faultsCsv}
        </a>
      </div>
      {query.isPending && query.fetchStatus !== 'idle' ? (
        <Loading />
      ) : (
        <ul
          className="max-h-96 divide-y divide-line overflow-y-auto rounded-control border border-line"
          tabIndex={-1}
        >
          {faults.map((fault) => (
            <FaultRow key={fault.id} fault={fault} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          look="outline"
          size="small"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {words.moreFaults}
        </Button>
      )}
    </section>
  );
}

function FaultRow({ fault }: { fault: FileFault }) {
  const { catalogueFiles: words } = useMessages();
  const detail = /\((.*)\)$/s.exec(fault.message)?.[1];
  return (
    <li className="grid gap-x-4 px-3 py-2 text-sm tablet:grid-cols-[6rem_11rem_1fr]">
      <span className="figures text-soft">{words.line(fault.line)}</span>
      <span className="truncate font-medium">{fault.column}</span>
      <span>
        {words.faultCodes[fault.code]}
        {detail !== undefined && <span className="ms-1 break-all text-soft">{detail}</span>}
      </span>
    </li>
  );
}
