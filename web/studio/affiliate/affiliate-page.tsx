import { getRouteApi } from '@tanstack/react-router';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Tabs } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { MakeButton, PlansTab } from './plans-tab.tsx';
import { ResultsTab } from './results-tab.tsx';
import { SamplesTab } from './samples-tab.tsx';

const affiliateApi = getRouteApi('/$authorId/affiliate');

/** What a shop promises creators, the samples they ask for, and what came of it. */
export function AffiliatePage() {
  const messages = useMessages();
  const words = messages.affiliatePage;
  const shopId = useAuthorId();
  const role = useAuthor()?.role ?? null;
  const search = affiliateApi.useSearch();
  const navigate = affiliateApi.useNavigate();
  const tabs = (['plans', 'samples', 'results'] as const).filter((tab) =>
    tab === 'samples' ? maySell.readSamples(role) : maySell.readPlans(role),
  );
  const tab = tabs.find((one) => one === search.tab) ?? tabs[0] ?? 'plans';
  const mayWrite = maySell.writePlans(role);
  const rights = { answer: mayWrite, ship: maySell.shipSamples(role), own: false };
  const open = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { open: id } });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.affiliate} note={words.note}>
        {tab === 'plans' && mayWrite && <MakeButton onClick={() => open('new')} />}
      </PageHead>
      <Tabs
        label={messages.affiliate}
        panelId="affiliate-panel"
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next } })}
        tabs={tabs.map((value) => ({ value, label: words.tabs[value] }))}
      />
      <div
        id="affiliate-panel"
        role="tabpanel"
        aria-label={words.tabs[tab]}
        className="flex min-h-0 flex-1 flex-col"
      >
        {tab === 'plans' && <PlansTab {...{ shopId, mayWrite, open: search.open, onOpen: open }} />}
        {tab === 'samples' && <SamplesTab authorId={shopId} rights={rights} />}
        {tab === 'results' && <ResultsTab authorId={shopId} />}
      </div>
    </div>
  );
}
