import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import { PieceBadge } from '../../shared/inspections/piece-report.tsx';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { useMe } from '../../shared/session.ts';
import { SkeletonLines, Tabs } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, inspectionViews } from '../search.ts';
import { pieceQuery, piecesQuery } from './inspection-queries.ts';
import { Intake } from './intake.tsx';
import { PieceDecision } from './piece-decision.tsx';
import { PieceStory } from './piece-story.tsx';

const pageApi = getRouteApi('/desk/inspections');

/** The inspectors' desk: parcels are scanned in, gone over, and sent on or back. */
export function InspectionsPage() {
  const messages = useMessages();
  const words = useInspectionWords();
  const mayInspect = useMe()?.roles.includes('inspector') === true;
  const { view = 'to-inspect', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(piecesQuery(view));
  return (
    <CaseDesk
      title={words.ops.title}
      filters={
        <>
          {mayInspect && <Intake onTaken={(id) => void navigate({ search: { open: id } })} />}
          <Tabs
            label={messages.shopPage.state}
            panelId="cases"
            value={view}
            tabs={inspectionViews.map((value) => ({ value, label: words.ops.views[value] }))}
            onChange={(next) => navigate({ search: next === 'to-inspect' ? {} : { view: next } })}
          />
        </>
      }
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.ops.emptyTitle, detail: words.ops.emptyDetail }}
      row={(one) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{one.title}</span>
            <span className="block truncate text-xs text-soft">
              {words.kinds[one.kind]} · {one.shop.name}
            </span>
          </span>
          <PieceBadge of={one} />
        </>
      )}
      evidence={(one) => <Whole id={one.id} show={(of) => <PieceStory of={of} />} />}
      decision={(one) => <Whole id={one.id} show={(of) => <PieceDecision of={of} />} />}
    />
  );
}

function Whole({ id, show }: { id: string; show: (of: InspectorView) => ReactNode }) {
  const { data, error, refetch } = useQuery(pieceQuery(id));
  if (data !== undefined) return show(data);
  return error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={6} />;
}
