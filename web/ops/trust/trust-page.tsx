import { getRouteApi } from '@tanstack/react-router';
import { Gauge } from 'lucide-react';
import { PageHead } from '../../ui/desk-frame.tsx';
import { EmptyState } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useMessages } from '../messages/index.ts';
import { changed } from '../search.ts';
import { SubjectReport } from './subject-report.tsx';

const pageApi = getRouteApi('/desk/trust');

/** Any shop, host or buyer, looked up by id. */
export function TrustPage() {
  const messages = useMessages();
  const words = messages.trustPage;
  const { subject, version } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <PageHead title={messages.trust}>
        <SearchField
          wide
          label={words.lookUp}
          value={subject ?? ''}
          onChange={(next) => void navigate({ search: next.trim() === '' ? {} : { subject: next.trim() } })}
        />
      </PageHead>
      {subject === undefined ? (
        <EmptyState icon={<Gauge size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
      ) : (
        <SubjectReport
          key={subject}
          subjectId={subject}
          version={version}
          onVersion={(next) => void navigate({ search: (before) => changed(before, { version: next }) })}
        />
      )}
    </div>
  );
}
