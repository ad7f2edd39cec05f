import type { LuckyBagView, RedPacketView } from '@kanmai/client';
import { Banknote, Gift, Megaphone, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Spinner } from '../../ui/index.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { Countdown } from './countdown.tsx';
import { CouponCard } from './coupon-card.tsx';
import { useLiveWords } from './live-words.ts';
import type { RoomSheetName } from './room-search.ts';
import type { RoomStoreState } from './room-store.ts';
import { currentBag, currentCoupon, currentPacket, type RoomOffers } from './use-room-offers.ts';

export interface RoomNoticesProps {
  state: RoomStoreState;
  nowMs: () => number;
  offers: RoomOffers;
}

/** What everybody in the room is told, under its head: the line, the lucky bag, the coupon, the announcement. */
export function RoomNotices({ state, nowMs, offers }: RoomNoticesProps) {
  const bag = currentBag(offers.bags);
  const packet = currentPacket(offers.packets);
  const coupon = currentCoupon(offers.coupons);
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap gap-2 empty:hidden">
        {bag && <BagChip bag={bag} nowMs={nowMs} />}
        {packet && <PacketChip packet={packet} nowMs={nowMs} />}
      </div>
      {coupon && <CouponCard key={coupon.id} handout={coupon} />}
      {state.announcement !== null && <Announcement key={state.announcement} text={state.announcement} />}
      <LineHint status={state.status} />
    </div>
  );
}

function BagChip({ bag, nowMs }: { bag: LuckyBagView; nowMs: () => number }) {
  const words = useLiveWords();
  const { open } = useSheet<RoomSheetName>();
  return (
    <button
      type="button"
      onClick={() => open('lucky')}
      className="flex h-11 items-center gap-2 rounded-full bg-glass px-3 text-sm text-on-glass backdrop-blur-md"
    >
      <Gift size={18} className="text-accent" />
      {words.luckyBag}
      {bag.state === 'open' && bag.closesAt !== null && <Countdown until={bag.closesAt} nowMs={nowMs} />}
      {(bag.state === 'closed' || bag.state === 'sealed') && <span>{words.luckyDrawing}</span>}
      {bag.state === 'drawn' && <span>{bag.mine.prize === null ? words.luckyLost : words.luckyWon}</span>}
    </button>
  );
}

function PacketChip({ packet, nowMs }: { packet: RedPacketView; nowMs: () => number }) {
  const words = useLiveWords();
  const { open } = useSheet<RoomSheetName>();
  return (
    <button
      type="button"
      onClick={() => open('packet')}
      className="flex h-11 items-center gap-2 rounded-full bg-glass px-3 text-sm text-on-glass backdrop-blur-md"
    >
      <Banknote size={18} className="text-accent" />
      {words.packet}
      <Countdown until={packet.expiresAt} nowMs={nowMs} />
    </button>
  );
}

function Announcement({ text }: { text: string }) {
  const words = useLiveWords();
  const [folded, setFolded] = useState(false);
  if (folded) return null;
  return (
    <div className="flex max-w-full items-start gap-2 rounded-card bg-glass py-2 ps-3 pe-1 text-sm text-on-glass backdrop-blur-md">
      <Megaphone size={18} className="mt-0.5 shrink-0" aria-hidden="true" />
      <p className="line-clamp-3 min-w-0 wrap-anywhere">
        <span className="sr-only">{words.announcement}: </span>
        {text}
      </p>
      <button
        type="button"
        aria-label={words.fold}
        onClick={() => setFolded(true)}
        className="touchable flex size-6 shrink-0 items-center justify-center"
      >
        <X size={16} />
      </button>
    </div>
  );
}

const quietMs = 3_000;

/** A connection that is back soon is not spoken of. */
function LineHint({ status }: { status: RoomStoreState['status'] }) {
  const words = useLiveWords();
  const away = status === 'connecting';
  const [said, setSaid] = useState(false);
  useEffect(() => {
    setSaid(false);
    if (!away) return;
    const timer = setTimeout(() => setSaid(true), quietMs);
    return () => clearTimeout(timer);
  }, [away]);
  if (status !== 'polling' && !(away && said)) return null;
  return (
    <p
      role="status"
      className="flex items-center gap-2 rounded-full bg-glass px-3 py-1 text-xs text-on-glass backdrop-blur-md"
    >
      {away && <Spinner size={12} />}
      {away ? words.reconnecting : words.polling}
    </p>
  );
}
