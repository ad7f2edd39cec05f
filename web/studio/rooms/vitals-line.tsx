import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { countText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type RoomResults, resultsQuery, type StudioRoom } from './room-queries.ts';
import { countdownOf, elapsedText } from './room-time.ts';
import { pinnedLeftOf, setAsideLeftOf } from './stock-left.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

interface Vital {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly grave?: boolean;
}

/** How the room is at this moment, in one line. */
export function VitalsLine({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const messages = useMessages();
  const words = messages.desk;
  const { locale } = useLocale();
  const nowMs = useServerNow(line.nowMs, 1_000);
  const results = useQuery({
    ...resultsQuery(room.id),
    refetchInterval: resultsMs,
    enabled: room.state === 'live' && room.myRole !== 'moderator',
  }).data;
  const vitals =
    room.state === 'live' ? liveVitals(room, line, results, locale) : plannedVitals(room, locale);
  const clock = clockOf(room, nowMs);
  const trouble = words.line[line.status];
  return (
    <div className="flex items-center gap-4 border-t border-line bg-mist px-4 py-2">
      <dl
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={words.vitalsLabel}
        className="scrollbar-none flex min-w-0 flex-1 gap-6 overflow-x-auto"
      >
        {[
          {
            key: clock.label,
            label: words.vitals[clock.label],
            value: clock.text,
            grave: clock.label === 'late',
          },
          ...vitals.map((vital) => ({ ...vital, label: words.vitals[vital.key] })),
        ].map(({ key, label, value, grave }: Vital) => (
          <div key={key} className="flex shrink-0 items-baseline gap-2 whitespace-nowrap">
            <dt className="text-xs text-soft">{label}</dt>
            <dd className={classNames('figures text-base font-semibold', grave && 'text-amber')}>{value}</dd>
          </div>
        ))}
      </dl>
      {trouble !== undefined && (
        <span role="status" className="flex shrink-0 items-center gap-1 text-xs text-amber">
          <CloudOff size={16} aria-hidden="true" />
          <span className="max-desk:sr-only">{trouble}</span>
        </span>
      )}
    </div>
  );
}

const resultsMs = 5_000;

type VitalKey =
  | 'online'
  | 'viewers'
  | 'clickRate'
  | 'conversion'
  | 'uvValue'
  | 'gmv'
  | 'couponClaims'
  | 'packetTakes'
  | 'likes'
  | 'pinnedLeft'
  | 'asideLeft'
  | 'reminders';

interface KeyedVital {
  readonly key: VitalKey;
  readonly value: string;
  readonly grave?: boolean;
}

const fewLeft = 10;

function liveVitals(
  room: StudioRoom,
  { vitals }: RoomLine,
  results: RoomResults | undefined,
  locale: Locale,
): KeyedVital[] {
  const online = typeof vitals['online'] === 'number' ? vitals['online'] : room.online;
  const likes = typeof vitals['likes'] === 'number' ? vitals['likes'] : room.likes;
  const pinned = pinnedLeftOf(room);
  const aside = setAsideLeftOf(room.goods, vitals);
  return [
    { key: 'online', value: countText(online, locale) },
    { key: 'viewers', value: countText(results?.totals.viewers ?? room.viewers, locale) },
    ...(results === undefined ? [] : soldVitals(results, locale)),
    { key: 'likes', value: countText(likes, locale) },
    ...(pinned === null
      ? []
      : [{ key: 'pinnedLeft' as const, value: leftText(pinned, locale), grave: pinned <= fewLeft }]),
    ...(aside === null
      ? []
      : [{ key: 'asideLeft' as const, value: countText(aside, locale), grave: aside <= fewLeft }]),
  ];
}

/** As they are defined by the API; a dash where nothing can be divided yet. */
function soldVitals({ totals }: RoomResults, locale: Locale): KeyedVital[] {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const shareText = (share: number | null) => (share === null ? '–' : percent.format(share));
  const { clickRate, conversion, uvValueCents, gmvCents } = totals;
  const money = (cents: number) => moneyText(Math.round(cents), 'CNY', locale);
  return [
    { key: 'clickRate', value: shareText(clickRate) },
    { key: 'conversion', value: shareText(conversion) },
    { key: 'uvValue', value: uvValueCents === null ? '–' : money(uvValueCents) },
    { key: 'gmv', value: money(gmvCents) },
    // Of rooms that give none nobody is told so.
    ...(['couponClaims', 'packetTakes'] as const)
      .filter((key) => totals[key] > 0)
      .map((key) => ({ key, value: countText(totals[key], locale) })),
  ];
}

function plannedVitals(room: StudioRoom, locale: Locale): KeyedVital[] {
  return [{ key: 'reminders', value: countText(room.reminderCount, locale) }];
}

/** The API counts to 999. */
const countedMax = 999;

function leftText(left: number, locale: Locale): string {
  return left >= countedMax ? `${countedMax}+` : countText(left, locale);
}

function clockOf(room: StudioRoom, nowMs: number): { label: 'elapsed' | 'starts' | 'late'; text: string } {
  if (room.state === 'live')
    return { label: 'elapsed', text: elapsedText(nowMs - Date.parse(room.startedAt ?? room.serverTime)) };
  const { text, isOver } = countdownOf(Date.parse(room.plannedAt), nowMs);
  return { label: isOver ? 'late' : 'starts', text };
}
