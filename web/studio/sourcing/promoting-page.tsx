import { getRouteApi } from '@tanstack/react-router';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Tabs } from '../../ui/index.ts';
import { ResultsTab } from '../affiliate/results-tab.tsx';
import { SamplesTab } from '../affiliate/samples-tab.tsx';
import { useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { CampaignsTab } from './campaigns-tab.tsx';
import { EarningsTab } from './earnings-tab.tsx';
import { MyPlansTab } from './my-plans-tab.tsx';

const promotingApi = getRouteApi('/$authorId/promoting');
const tabs = ['plans', 'samples', 'results', 'earnings', 'campaigns'] as const;
const rights = { answer: false, ship: false, own: true };

/** What a creator promotes: plans and invitations, samples, what came of it, earnings, and campaigns they lead. */
export function PromotingPage() {
  const messages = useMessages();
  const words = messages.promotingPage;
  const creatorId = useAuthorId();
  const search = promotingApi.useSearch();
  const navigate = promotingApi.useNavigate();
  const tab = tabs.find((one) => one === search.tab) ?? 'plans';
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.promoting} note={words.note} />
      <Tabs
        label={messages.promoting}
        panelId="promoting-panel"
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next } })}
        tabs={tabs.map((value) => ({ value, label: words.tabs[value] }))}
      />
      <div
        id="promoting-panel"
        role="tabpanel"
        aria-label={words.tabs[tab]}
        className="flex min-h-0 flex-1 flex-col"
      >
        {tab === 'plans' && <MyPlansTab creatorId={creatorId} />}
        {tab === 'samples' && <SamplesTab authorId={creatorId} rights={rights} />}
        {tab === 'results' && <ResultsTab authorId={creatorId} />}
        {tab === 'earnings' && <EarningsTab creatorId={creatorId} />}
        {tab === 'campaigns' && <CampaignsTab creatorId={creatorId} />}
      </div>
    </div>
  );
}
