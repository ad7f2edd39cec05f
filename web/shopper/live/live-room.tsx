import type { RoomView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTap } from '../../player/index.ts';
import { Hearts, type HeartsHandle } from '../feed/hearts.tsx';
import { setSoundOn, soundIsOn } from '../feed/sound.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { ChatField } from './chat-field.tsx';
import { EndedRoom } from './ended-room.tsx';
import { useLiveWords } from './live-words.ts';
import { PollCard } from './poll-card.tsx';
import { RoomBar } from './room-bar.tsx';
import { RoomCaptions } from './room-captions.tsx';
import { RoomChat } from './room-chat.tsx';
import { RoomHead } from './room-head.tsx';
import { RoomNotices } from './room-notices.tsx';
import { RoomPicture } from './room-picture.tsx';
import { RoomPin } from './room-pin.tsx';
import { roomQuery } from './room-query.ts';
import type { RoomSearch, RoomSheetName } from './room-search.ts';
import { RoomSheets } from './room-sheets.tsx';
import { RoomStore } from './room-store.ts';
import { SaleCard } from './sale-card.tsx';
import { useAudioOnly } from './use-audio-only.ts';
import { useLuckyShare } from './use-lucky-share.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { currentPoll, currentSale, useRoomOffers } from './use-room-offers.ts';

/** A room that is live: the picture edge to edge, and what is said, shown and sold over it. */
export function LiveRoom({ view }: { view: RoomView }) {
  const words = useLiveWords();
  const queries = useQueryClient();
  const { from } = useSearch({ strict: false }) as RoomSearch;
  const { sheet, open } = useSheet<RoomSheetName>();
  const [store] = useState(() => new RoomStore(view));
  const state = useSyncExternalStore(store.subscribe, store.state);
  const source = useRef(from ?? 'direct');
  const hearts = useRef<HeartsHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const chatField = useRef<HTMLInputElement>(null);
  const sound = useAudioOnly(savesData() && view.playback?.audioUrl != null);
  const [isWide, setIsWide] = useState(false);
  const { room, status } = state;
  const over = room.state !== 'live';
  const offers = useRoomOffers(store, state);
  const sale = currentSale(offers.sales);
  const poll = currentPoll(offers.polls, store.nowMs());
  useLuckyShare(offers.bags);

  useEffect(() => store.connect(source.current), [store]);
  useEffect(() => {
    // The socket says that it is over, and the room how.
    if (status === 'over' || status === 'refused') void store.reload().catch(() => undefined);
  }, [status, store]);
  useEffect(() => {
    // Whoever comes back to this page is not shown a room that has ended as live; and what came of it is asked for.
    if (!over) return;
    queries.setQueryData(roomQuery(room.id).queryKey, room);
    void queries.invalidateQueries({ queryKey: roomQuery(room.id).queryKey, exact: true });
  }, [over, room, queries]);

  useRoomKeys({
    onMute: () => setSoundOn(!soundIsOn()),
    onLike: store.like,
    onBag: () => open('bag'),
    onChat: () => chatField.current?.focus(),
  });
  const tap = useTap({
    onTap: () => setSoundOn(true),
    onDoubleTap: (x, y) => {
      const box = area.current?.getBoundingClientRect();
      hearts.current?.pop(x - (box?.left ?? 0), y - (box?.top ?? 0));
      store.like();
    },
    onHold: () => undefined,
  });
  useEffect(() => {
    document.title = `${room.title} · Kanmai 看买`;
    return () => {
      document.title = 'Kanmai 看买';
    };
  }, [room.title]);

  if (over) return <EndedRoom room={room} />;
  return (
    <main className="stage-frame" data-stage data-shrunk={sheet === null ? undefined : ''}>
      <h1 className="sr-only">{room.title}</h1>
      <div className="clip-frame" data-wide={isWide ? '' : undefined}>
        <RoomPicture store={store} room={room} isWide={isWide} sound={sound} onShape={setIsWide} />
        <div ref={area} className="clip-over absolute inset-0 flex flex-col justify-between">
          <div className="clip-shade pointer-events-none absolute inset-0" />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: fingers only; keys and buttons do the same */}
          <div {...tap} className="absolute inset-0" onContextMenu={(event) => event.preventDefault()} />
          <div className="pointer-events-none relative flex flex-col gap-2 px-3 pt-[calc(var(--safe-top)+12px)] *:pointer-events-auto">
            <RoomHead room={room} patch={store.patch} />
            <RoomNotices state={state} nowMs={store.nowMs} offers={offers} />
          </div>
          <div className="pointer-events-none relative flex flex-col gap-2 px-3 pb-[calc(var(--safe-bottom)+8px)] desk:pb-3">
            <RoomCaptions captions={state.captions} nowMs={store.nowMs} />
            <RoomChat lines={state.chat} />
            {poll && <PollCard key={poll.id} poll={poll} tally={state.tally} nowMs={store.nowMs} />}
            {sale && <SaleCard sale={sale} goods={room.goods} nowMs={store.nowMs} />}
            {room.pinned !== null && room.pinned.productId !== sale?.productId && (
              <RoomPin
                pin={room.pinned}
                goods={room.goods}
                nowMs={store.nowMs}
                quiet={sale?.state === 'running'}
              />
            )}
            <RoomBar room={room} onLike={store.like}>
              <ChatField store={store} state={state} field={chatField} />
            </RoomBar>
          </div>
          <Hearts ref={hearts} />
        </div>
      </div>
      <RoomSheets {...{ store, state, offers }} audioOnly={sound.audioOnly} onAudioOnly={sound.choose} />
      <p className="sr-only" role="status">
        {state.announcement !== null && `${words.announcement}: ${state.announcement}`}
      </p>
    </main>
  );
}

/** Whether the person asked their device to be sparing. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
