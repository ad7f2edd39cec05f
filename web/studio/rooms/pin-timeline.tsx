import { useQuery } from '@tanstack/react-query';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { PinClip } from './pin-clip.tsx';
import { explainClipsQuery, type RoomResults, type StudioRoom } from './room-queries.ts';
import { elapsedText } from './room-time.ts';

interface PinTimelineProps {
  room: StudioRoom;
  startedMs: number;
  /** What each pin sold; of a moderator's page nothing. */
  sold: RoomResults['pins'];
}

const againMs = 3_000;

/** When goods were explained, what that sold, and the clips made of it. */
export function PinTimeline({ room, startedMs, sold }: PinTimelineProps) {
  const words = useMessages().review;
  const endedMs = Date.parse(room.endedAt ?? room.serverTime);
  const mayCut = room.myRole !== 'moderator';
  const clips = useQuery({
    ...explainClipsQuery(room.id),
    enabled: mayCut,
    refetchInterval: ({ state }) =>
      state.data?.some((clip) => clip.state === 'cutting') === true ? againMs : false,
  }).data;
  const pins = room.pins.toSorted((a, b) => Date.parse(a.pinnedAt) - Date.parse(b.pinnedAt));
  return (
    <section aria-label={words.timeline}>
      <h2 className="text-base font-semibold">{words.timeline}</h2>
      {pins.length === 0 && <p className="mt-2 text-sm text-soft">{words.noPins}</p>}
      <ol className="mt-2">
        {pins.map((pin) => {
          const goods = room.goods.find(({ productId }) => productId === pin.productId);
          const result = sold.find(({ pinId }) => pinId === pin.id);
          const fromMs = Date.parse(pin.pinnedAt);
          const toMs = pin.unpinnedAt === null ? endedMs : Date.parse(pin.unpinnedAt);
          return (
            <li key={pin.id} className="flex flex-wrap items-center gap-3 border-b border-line py-2 text-sm">
              <span className="figures w-14 shrink-0 text-soft">{elapsedText(fromMs - startedMs)}</span>
              <Thumb url={goods?.pictureUrl ?? null} />
              <span className="min-w-40 flex-1">
                <span className="block truncate">{goods?.title ?? result?.title ?? words.gone}</span>
                <span className="figures block text-xs text-soft">
                  {words.forTime(elapsedText(toMs - fromMs))}
                  {result !== undefined && <Sold result={result} />}
                </span>
              </span>
              {mayCut && clips !== undefined && (
                <PinClip
                  room={room}
                  pin={pin}
                  clip={clips.find(({ pinId }) => pinId === pin.id)}
                  lastedMs={toMs - fromMs}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Sold({ result }: { result: RoomResults['pins'][number] }) {
  const words = useMessages().review;
  const { locale } = useLocale();
  const pieces = result.pieces.toLocaleString(locale);
  return <> · {words.pinSold(pieces, moneyText(result.gmvCents, 'CNY', locale))}</>;
}
