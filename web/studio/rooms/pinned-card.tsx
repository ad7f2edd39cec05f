import { PinOff } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { type RoomGoods, type RoomPin, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';
import { countdownOf, elapsedText } from './room-time.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

interface PinnedCardProps {
  room: StudioRoom;
  line: RoomLine;
  mayChange: boolean;
}

/** What is explained now, with the time that is left for it as big as it can be read from afar. */
export function PinnedCard({ room, line, mayChange }: PinnedCardProps) {
  const words = useMessages().goods;
  const { pinned } = room;
  const goods = room.goods.find(({ productId }) => productId === pinned?.productId);
  if (pinned === null || goods === undefined)
    return (
      <div className="flex min-h-24 shrink-0 flex-col justify-center px-4 py-3">
        <p className="text-sm font-semibold">{words.none}</p>
        <p className="text-sm text-soft">{room.state === 'live' ? words.noneDetail : words.noneBefore}</p>
      </div>
    );
  return <Pinned room={room} pin={pinned} goods={goods} line={line} mayChange={mayChange} />;
}

const moreMinutes = [1, 3] as const;

function Pinned({ room, pin, goods, line, mayChange }: PinnedCardProps & { pin: RoomPin; goods: RoomGoods }) {
  const words = useMessages().goods;
  const { locale } = useLocale();
  const acts = roomActs(room.id);
  const prolong = useRoomAct(room.id, acts.pin);
  const unpin = useRoomAct(room.id, acts.unpin);
  const { productId } = pin;
  const more = (minutes: number) => {
    const nowMs = line.nowMs();
    const leftS = pin.until === null ? 0 : Math.max(0, Math.round((Date.parse(pin.until) - nowMs) / 1_000));
    prolong.mutate({ productId, explainS: Math.min(3_600, leftS + minutes * 60) });
  };
  return (
    <section aria-label={words.pinned} className="shrink-0 bg-accent-wash px-4 py-3">
      <div className="flex items-center gap-3">
        <Thumb url={goods.pictureUrl} shape="large" />
        <div className="min-w-0 flex-1">
          <p className="text-xs font-semibold text-accent-text">{words.pinned}</p>
          <p className="line-clamp-2 text-sm font-semibold wrap-anywhere">{goods.title}</p>
          <p className="figures text-sm">{moneyText(goods.priceCents, goods.currency, locale)}</p>
        </div>
        <PinClock pin={pin} line={line} />
      </div>
      {mayChange && (
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          {moreMinutes.map((minutes) => (
            <Button
              key={minutes}
              look="outline"
              size="small"
              disabled={prolong.isPending}
              onClick={() => more(minutes)}
            >
              {words.more(minutes)}
            </Button>
          ))}
          <Button
            look="outline"
            size="small"
            icon={<PinOff size={16} />}
            busy={unpin.isPending}
            onClick={() => unpin.mutate()}
          >
            {words.unpin}
          </Button>
        </div>
      )}
      <ProblemNotice error={prolong.error ?? unpin.error} />
    </section>
  );
}

/** By the server's clock: it agrees with what viewers see. */
function PinClock({ pin, line }: { pin: RoomPin; line: RoomLine }) {
  const words = useMessages().goods;
  const nowMs = useServerNow(line.nowMs);
  const untilMs = pin.until === null ? null : Date.parse(pin.until);
  const { text, isOver } =
    untilMs === null
      ? { text: elapsedText(nowMs - Date.parse(pin.pinnedAt)), isOver: false }
      : countdownOf(untilMs, nowMs);
  const label = untilMs === null ? words.since : isOver ? words.over : words.left;
  return (
    <p role="timer" className={classNames('shrink-0 text-end', isOver ? 'text-amber' : 'text-ink')}>
      <span className="figures block text-[length:calc(var(--text-2xl)*1.5)] leading-none font-semibold">
        {text}
      </span>
      <span className="text-xs">{label}</span>
    </p>
  );
}
