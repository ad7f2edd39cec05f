import { getRouteApi } from '@tanstack/react-router';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { useFraudWords } from '../../shared/trust/fraud-words.ts';
import { Tabs } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, fraudViews } from '../search.ts';
import { FraudDecision } from './fraud-decision.tsx';
import { FraudEvidence } from './fraud-evidence.tsx';
import { fraudQuery } from './fraud-queries.ts';

const pageApi = getRouteApi('/desk/fraud');

/** Shops whose praise looks bought, the strongest evidence first. */
export function FraudPage() {
  const messages = useMessages();
  const words = useFraudWords();
  const { open, view = 'open' } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(fraudQuery({ view }));
  return (
    <CaseDesk
      title={words.title}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={fraudViews.map((value) => ({ value, label: words.states[value] }))}
          onChange={(next) => navigate({ search: next === 'open' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={({ id }) => id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: messages.fraudPage.emptyTitle, detail: messages.fraudPage.emptyDetail }}
      row={(one) => (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{one.shop.name}</span>
          <span className="block truncate text-xs text-soft">
            {words.strength(Math.round(one.strength * 100))} · {words.setAside(one.reviewCount)}
          </span>
        </span>
      )}
      evidence={(one) => <FraudEvidence one={one} />}
      decision={(one) => <FraudDecision key={`${one.id} ${one.state}`} one={one} />}
    />
  );
}
