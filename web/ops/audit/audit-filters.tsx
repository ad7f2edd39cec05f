import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { buttonClass } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useMessages } from '../messages/index.ts';
import type { AuditSearch } from '../search.ts';

/** What the API is asked, of what stands in the address. A day is the viewer's own, from its first moment to its last. */
export function auditAsk({ subject, action, actor, text, from, to }: AuditSearch) {
  const dayMs = 86_400_000;
  return {
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(action === undefined ? {} : { action }),
    ...(actor === undefined ? {} : { actor }),
    ...(text === undefined ? {} : { text }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(new Date(`${to}T00:00`).getTime() + dayMs).toISOString() }),
  };
}

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (change: { [Key in keyof AuditSearch]?: AuditSearch[Key] | undefined }) => void;
}

export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const messages = useMessages();
  const words = messages.auditPage;
  const { data } = useQuery({
    queryKey: ['ops', 'audit', 'actions'],
    queryFn: () => unwrap(api.GET('/api/v1/ops/audit/actions')),
    staleTime: 60_000,
  });
  const actions = data?.items ?? (search.action === undefined ? [] : [search.action]);
  const csv = `/api/v1/ops/audit.csv?${new URLSearchParams(auditAsk(search))}`;
  const date = 'h-9 touchable rounded-full border border-line-strong bg-raised px-3 text-sm text-ink';
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
      <SearchField
        label={words.subject}
        value={search.subject ?? ''}
        onChange={(next) => onChange({ subject: next.trim() || undefined })}
      />
      <SearchField
        label={words.actorFilter}
        value={search.actor ?? ''}
        onChange={(next) => onChange({ actor: next.trim() || undefined })}
      />
      <SearchField
        label={words.textFilter}
        value={search.text ?? ''}
        onChange={(next) => onChange({ text: next.trim() || undefined })}
      />
      <FilterSelect
        label={words.action}
        value={search.action ?? ''}
        options={[
          { value: '', label: words.anyAction },
          ...actions.map((value) => ({ value, label: words.actions[value] ?? value })),
        ]}
        onChange={(next) => onChange({ action: next || undefined })}
      />
      <label className="flex items-center gap-2 text-sm text-soft">
        {words.from}
        <input
          type="date"
          value={search.from ?? ''}
          onChange={(event) => onChange({ from: event.target.value || undefined })}
          className={date}
        />
      </label>
      <label className="flex items-center gap-2 text-sm text-soft">
        {words.to}
        <input
          type="date"
          value={search.to ?? ''}
          onChange={(event) => onChange({ to: event.target.value || undefined })}
          className={date}
        />
      </label>
      <a href={csv} download className={`${buttonClass('outline', 'small')} ms-auto`}>
        <Download size={16} aria-hidden="true" />
        {words.csv}
      </a>
    </div>
  );
}
