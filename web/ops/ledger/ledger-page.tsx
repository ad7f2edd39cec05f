import { getRouteApi } from '@tanstack/react-router';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Tabs } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AccountsView } from './accounts-view.tsx';
import { AuditsView, RunAudit } from './audits-view.tsx';
import { JournalsView } from './journals-view.tsx';
import { type LedgerSearch, ledgerViews } from './ledger-search.ts';

const ledgerApi = getRouteApi('/desk/ledger');

/** The books: what audits found, every account, every journal. */
export function LedgerPage() {
  const messages = useMessages();
  const words = messages.ledgerPage;
  const search = ledgerApi.useSearch();
  const navigate = ledgerApi.useNavigate();
  const view = search.view ?? 'audits';
  const go = (next: LedgerSearch, replace = false) => void navigate({ search: next, replace });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.ledger}>
        <RunAudit onRan={(id) => go({ open: id })} />
      </PageHead>
      <Tabs
        label={words.view}
        panelId="ledger"
        value={view}
        tabs={ledgerViews.map((value) => ({ value, label: words.views[value] }))}
        onChange={(next) => go(next === 'audits' ? {} : { view: next })}
      />
      <div id="ledger" role="tabpanel" aria-label={words.views[view]} className="flex min-h-0 flex-1">
        {view === 'audits' ? (
          <AuditsView open={search.open} onOpen={(id) => go(id === undefined ? {} : { open: id }, true)} />
        ) : view === 'accounts' ? (
          <AccountsView
            search={search}
            onSearch={(next) => go({ view, ...next }, true)}
            onAccount={(account) => go({ view: 'journals', account })}
          />
        ) : (
          <JournalsView search={search} onSearch={(next) => go({ view, ...next })} />
        )}
      </div>
    </div>
  );
}
