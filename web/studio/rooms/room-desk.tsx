import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { classNames, Tabs } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { BagsPane } from './bags-pane.tsx';
import { ChatPane } from './chat-pane.tsx';
import { Checklist } from './checklist.tsx';
import { CouponsPane } from './coupons-pane.tsx';
import { CurvePane } from './curve-pane.tsx';
import { DeskHead } from './desk-head.tsx';
import { GoodsPane } from './goods-pane.tsx';
import { PacketsPane } from './packets-pane.tsx';
import { PollsPane } from './polls-pane.tsx';
import { healthQuery, type StudioRoom } from './room-queries.ts';
import { SalesPane } from './sales-pane.tsx';
import { ScriptPane } from './script-pane.tsx';
import { SourcePanel } from './source-panel.tsx';
import { StageHealth } from './stage-health.tsx';
import { StageView } from './stage-view.tsx';
import { TeamPane } from './team-pane.tsx';
import { useBrowserPush } from './use-browser-push.ts';
import { useRoomLine } from './use-room-line.ts';
import { useSellsHere } from './use-sells-here.ts';
import { WatchStrip } from './watch-strip.tsx';

const sidePanes = ['chat', 'script', 'team'] as const;
type SidePane = (typeof sidePanes)[number];
const middlePanes = ['goods', 'sales', 'bags', 'coupons', 'packets', 'polls', 'curve'] as const;
/** Offers of the shop's own goods and money. */
const ofShop: ReadonlySet<MiddlePane> = new Set(['sales', 'bags', 'packets']);
type MiddlePane = (typeof middlePanes)[number];
type Pane = SidePane | MiddlePane | 'picture';

const healthMs = 2_000;

/**
 * The control desk, before a room is live and while it is: picture at the left, goods in the middle, chat at the right.
 * On a phone the picture stays above, and tabs choose what is below it.
 */
export function RoomDesk({ room }: { room: StudioRoom }) {
  const words = useMessages().desk;
  const isLive = room.state === 'live';
  const line = useRoomLine(room);
  const pusher = useBrowserPush(room.id);
  const mayAssist = room.myRole !== 'moderator';
  const health = useQuery({
    ...healthQuery(room.id),
    refetchInterval: healthMs,
    enabled: mayAssist,
  }).data;
  const [pane, setPane] = useState<Pane>(isLive ? 'goods' : 'picture');
  const [side, setSide] = useState<SidePane>('chat');
  const sellsHere = useSellsHere(room);
  const [middle, setMiddle] = useState<MiddlePane>('goods');
  const isMiddle = middlePanes.some((known) => known === pane);
  const choose = (next: Pane) => {
    setPane(next);
    const toMiddle = middlePanes.find((known) => known === next);
    const toSide = sidePanes.find((known) => known === next);
    if (toMiddle !== undefined) setMiddle(toMiddle);
    if (toSide !== undefined) setSide(toSide);
  };
  const middleTabs = middlePanes
    .filter((value) => value === 'goods' || (mayAssist && (sellsHere || !ofShop.has(value))))
    .map((value) => ({ value, label: words.panes[value] }));
  const sideTabs = sidePanes
    .filter((value) => value !== 'team' || room.myRole === 'host')
    .map((value) => ({ value, label: words.panes[value] }));
  const phoneTabs = [
    { value: 'picture' as const, label: words.panes.picture },
    ...middleTabs.slice(0, 1),
    ...sideTabs.slice(0, 1),
    ...middleTabs.slice(1),
    ...sideTabs.slice(1),
  ];
  const onPhone = (shown: boolean) => (shown ? undefined : 'max-desk:hidden');
  const isSide = !isMiddle && pane !== 'picture';
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DeskHead room={room} line={line} health={health} pusher={pusher} />
      <WatchStrip roomId={room.id} live={isLive} />
      <div
        id="room-pane"
        className="flex min-h-0 flex-1 flex-col border-t border-line desk:grid desk:grid-cols-[minmax(280px,320px)_minmax(0,1fr)_minmax(280px,340px)]"
      >
        <div className="contents desk:flex desk:min-h-0 desk:flex-col desk:overflow-y-auto desk:border-e desk:border-line">
          <StageView room={room} line={line} health={health} pusher={pusher} small={pane !== 'picture'} />
          <div className="shrink-0 desk:hidden">
            <Tabs
              label={words.panesLabel}
              tabs={phoneTabs}
              value={pane}
              onChange={choose}
              panelId="room-pane"
            />
          </div>
          <div
            className={classNames(
              'flex flex-col gap-4 p-4 max-desk:min-h-0 max-desk:flex-1 max-desk:overflow-y-auto',
              onPhone(pane === 'picture'),
            )}
          >
            {!isLive && <Checklist room={room} health={health} />}
            {health !== undefined && <StageHealth health={health} />}
            {room.myRole === 'host' && <SourcePanel room={room} pusher={pusher} />}
          </div>
        </div>
        <div className={classNames('flex min-h-0 flex-1 flex-col desk:overflow-hidden', onPhone(isMiddle))}>
          {middleTabs.length > 1 && (
            <div className="shrink-0 max-desk:hidden">
              <Tabs
                label={words.offersLabel}
                tabs={middleTabs}
                value={middle}
                onChange={choose}
                panelId="room-middle"
              />
            </div>
          )}
          <div id="room-middle" className="flex min-h-0 flex-1 flex-col">
            {middle === 'goods' && <GoodsPane room={room} line={line} />}
            {middle === 'sales' && <SalesPane room={room} line={line} />}
            {middle === 'bags' && <BagsPane room={room} line={line} />}
            {middle === 'coupons' && <CouponsPane room={room} />}
            {middle === 'packets' && <PacketsPane room={room} line={line} />}
            {middle === 'polls' && <PollsPane room={room} line={line} />}
            {middle === 'curve' && <CurvePane room={room} line={line} />}
          </div>
        </div>
        <aside
          aria-label={words.sideLabel}
          className={classNames(
            'flex min-h-0 flex-1 flex-col desk:border-s desk:border-line',
            onPhone(isSide),
          )}
        >
          <div className="shrink-0 max-desk:hidden">
            <Tabs
              label={words.sideLabel}
              tabs={sideTabs}
              value={side}
              onChange={choose}
              panelId="room-side"
            />
          </div>
          <div id="room-side" className="flex min-h-0 flex-1 flex-col">
            {side === 'chat' && <ChatPane room={room} line={line} />}
            {side === 'script' && <ScriptPane roomId={room.id} />}
            {side === 'team' && <TeamPane room={room} />}
          </div>
        </aside>
      </div>
    </div>
  );
}
