import type { AffiliateSampleView } from '@kanmai/client';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Badge, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { isCreator, type SampleState, samplesQuery } from './affiliate-queries.ts';
import { SampleActs, type SampleRights } from './sample-acts.tsx';

const states = ['asked', 'approved', 'shipped', 'received', 'declined', 'withdrawn'] as const;
const tones = {
  asked: 'amber',
  withdrawn: 'neutral',
  declined: 'neutral',
  approved: 'amber',
  shipped: 'jade',
  received: 'jade',
} as const;

interface SamplesTabProps {
  authorId: string;
  rights: SampleRights;
}

/** Samples with what can be done about each: of a shop to answer and send, of a creator to await and confirm. */
export function SamplesTab({ authorId, rights }: SamplesTabProps) {
  const words = useMessages().samplePage;
  const [state, setState] = useState<SampleState | 'all'>('all');
  const query = usePagedRows(samplesQuery(authorId, state === 'all' ? null : state));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
      <FilterBar value={state} onChange={setState} />
      {query.isPending ? (
        <TableSkeleton />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.rows.length === 0 ? (
        <EmptyState
          icon={<PackageOpen size={28} />}
          title={words.emptyTitle}
          detail={isCreator(authorId) ? words.emptyCreator : words.emptyShop}
        />
      ) : (
        <ul className="mt-3 flex max-w-4xl flex-col gap-3">
          {query.rows.map((sample) => (
            <SampleRow key={sample.id} {...{ authorId, sample, rights }} />
          ))}
          <ListEnd count={query.rows.length} {...query} />
        </ul>
      )}
    </div>
  );
}

function FilterBar({
  value,
  onChange,
}: {
  value: SampleState | 'all';
  onChange: (value: SampleState | 'all') => void;
}) {
  const words = useMessages().samplePage;
  return (
    <div className="flex">
      <FilterSelect
        label={words.state}
        value={value}
        options={[
          { value: 'all', label: words.all },
          ...states.map((each) => ({ value: each, label: words.states[each] })),
        ]}
        onChange={onChange}
      />
    </div>
  );
}

function SampleRow({ authorId, sample, rights }: SamplesTabProps & { sample: AffiliateSampleView }) {
  const messages = useMessages();
  const words = messages.samplePage;
  const { locale } = useLocale();
  const { product, creator, shop, address } = sample;
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line p-3 text-sm tablet:flex-row tablet:items-center">
      <Thumb url={product.pictureUrl} shape="large" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-semibold">
            {product.title} {product.variantTitle}
          </span>
          <Badge tone={tones[sample.state]}>{words.states[sample.state]}</Badge>
          {sample.overdue && <Badge tone="danger">{words.overdue}</Badge>}
          {sample.clipId !== null && <Badge tone="jade">{words.published}</Badge>}
        </p>
        <p className="figures text-xs text-soft">
          {isCreator(authorId)
            ? shop.name
            : words.from(creator.name, countText(creator.followerCount, locale))}{' '}
          · {absoluteTime(sample.askedAt, locale)}
        </p>
        {!isCreator(authorId) && creator.overdueCount > 0 && (
          <p className="text-xs text-danger">{words.overdueOf(creator.overdueCount)}</p>
        )}
        {sample.note !== '' && <p className="mt-1 wrap-anywhere">{sample.note}</p>}
        {sample.declineReason !== null && (
          <p className="mt-1 text-soft">{words.declined(sample.declineReason)}</p>
        )}
        {sample.trackingNo !== null && (
          <p className="figures mt-1 text-xs">
            {messages.carriers[sample.carrier ?? ''] ?? sample.carrier} {sample.trackingNo}
          </p>
        )}
        {address !== null && sample.state === 'approved' && !isCreator(authorId) && (
          <p className="mt-1 text-xs wrap-anywhere">
            {words.to} {address.recipient} {address.phone} {address.province} {address.city}{' '}
            {address.district} {address.street}
          </p>
        )}
        {sample.clipDueAt !== null && sample.clipId === null && (
          <p className="mt-1 text-xs text-soft">
            {words.publishBefore(absoluteTime(sample.clipDueAt, locale))}
          </p>
        )}
      </div>
      <SampleActs {...{ authorId, sample, rights }} />
    </li>
  );
}
