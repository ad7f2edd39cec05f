import { getRouteApi } from '@tanstack/react-router';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { type AdvertSearch, advertViews, changed } from '../search.ts';
import { AdvertDecision } from './advert-decision.tsx';
import { AdvertEvidence } from './advert-evidence.tsx';
import { advertsQuery } from './advert-queries.ts';

const pageApi = getRouteApi('/desk/adverts');

/** Texts that were refused, warned of or found; where the reader was wrong, an operator lets them pass. */
export function AdvertsPage() {
  const messages = useMessages();
  const words = messages.advertPage;
  const { open, ...filter } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(advertsQuery(filter));
  return (
    <CaseDesk
      title={messages.adverts}
      filters={<AdvertFilters filter={filter} />}
      queue={queue}
      cases={queue.rows}
      idOf={(advert) => String(advert.id)}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(advert) => (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">
            {advert.findings.map((finding) => finding.words).join('、')}
          </span>
          <span className="block truncate text-xs text-soft">
            {words.kinds[advert.kind]} · {advert.author.name || advert.author.id}
          </span>
        </span>
      )}
      evidence={(advert) => <AdvertEvidence advert={advert} />}
      decision={(advert) => <AdvertDecision key={`${advert.id} ${advert.state}`} advert={advert} />}
    />
  );
}

function AdvertFilters({ filter }: { filter: Omit<AdvertSearch, 'open'> }) {
  const messages = useMessages();
  const words = messages.advertPage;
  const navigate = pageApi.useNavigate();
  const change = (next: Partial<{ [Key in keyof AdvertSearch]: AdvertSearch[Key] | undefined }>) =>
    navigate({ search: (before) => changed(before, { ...next, open: undefined }) });
  const gravities = (['all', 1, 2, 3] as const).map((value) => ({
    value: String(value),
    label: words.gravities[value],
  }));
  return (
    <>
      <div className="flex flex-col gap-2 px-4 pb-2">
        <SearchField
          wide
          label={words.author}
          value={filter.author ?? ''}
          onChange={(next) => change({ author: next || undefined })}
        />
        <SearchField
          wide
          label={words.code}
          value={filter.code ?? ''}
          onChange={(next) => change({ code: next === '' ? undefined : next.toUpperCase() })}
        />
        <FilterSelect
          label={words.gravity}
          value={String(filter.gravity ?? 'all')}
          options={gravities}
          onChange={(value) => change({ gravity: ([1, 2, 3] as const).find((one) => String(one) === value) })}
        />
      </div>
      <Tabs
        label={messages.shopPage.state}
        panelId="cases"
        value={filter.view ?? 'refused'}
        tabs={advertViews.map((value) => ({ value, label: words.views[value] }))}
        onChange={(next) => change({ view: next === 'refused' ? undefined : next })}
      />
    </>
  );
}
