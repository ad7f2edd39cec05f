import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, RelativeTime, SkeletonLines, Tabs } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { changed, trustCaseViews } from '../search.ts';
import { CaseDecision } from './case-decision.tsx';
import { CaseEvidence } from './case-evidence.tsx';
import { caseQuery, casesQuery, type TrustCase } from './case-queries.ts';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import { useCaseWords } from './words.ts';

const pageApi = getRouteApi('/desk/cases');

/** Cases about live rooms: the file of each, compensation, and the ruling. */
export function TrustCasesPage() {
  const words = useCaseWords();
  const { locale } = useLocale();
  const { view = 'open', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(casesQuery(view));
  return (
    <CaseDesk
      title={words.title}
      filters={<Filters />}
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(one) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{one.summary}</span>
            <span className="block truncate text-xs text-soft">
              {one.broadcaster.name} · {one.room.title}
            </span>
          </span>
          <span className="shrink-0 text-xs text-soft">
            <RelativeTime at={one.openedAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(one) => <Whole id={one.id} show={(of) => <CaseEvidence of={of} />} />}
      decision={(one) => <Whole id={one.id} show={(of) => <CaseDecision key={of.id} of={of} />} />}
    />
  );
}

function Filters() {
  const words = useCaseWords();
  const { view = 'open' } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <div className="px-4 pb-2">
        <Button look="outline" size="small" icon={<Plus size={16} />} onClick={() => setOpening(true)}>
          {words.openTitle}
        </Button>
      </div>
      <Tabs
        label={words.state}
        panelId="cases"
        value={view}
        tabs={trustCaseViews.map((value) => ({ value, label: words.views[value] }))}
        onChange={(next) => navigate({ search: next === 'open' ? {} : { view: next } })}
      />
      {opening && (
        <OpenCaseDialog
          onClose={() => setOpening(false)}
          onOpened={(one) => {
            setOpening(false);
            void navigate({ search: { open: one.id } });
          }}
        />
      )}
    </>
  );
}

function Whole({ id, show }: { id: string; show: (of: TrustCase) => ReactNode }) {
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (data !== undefined) return show(data);
  return error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={6} />;
}
