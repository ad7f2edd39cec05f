import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, Plus } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, countText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { buttonClass, Skeleton } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { PacketResults } from './packet-results.tsx';
import { PinTimeline } from './pin-timeline.tsx';
import { ReplayButtons } from './replay-buttons.tsx';
import { RoomAdvice } from './room-advice.tsx';
import { RoomCurve } from './room-curve.tsx';
import { type RoomResults, resultsQuery, type StudioRoom } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';
import { elapsedText, isFresh } from './room-time.ts';
import { WatchStrip } from './watch-strip.tsx';

const againMs = 4_000;

/** How a room went that is over. */
export function RoomReview({ room }: { room: StudioRoom }) {
  const messages = useMessages();
  const words = messages.review;
  const { locale } = useLocale();
  const authorId = room.broadcaster.id;
  const { startedAt, endedAt } = room;
  const lastedMs =
    startedAt === null || endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
  const asked = useQuery({
    ...resultsQuery(room.id),
    enabled: startedAt !== null && room.myRole !== 'moderator',
    // What was read while it was live is old.
    refetchOnMount: 'always',
    // The last of what happened is counted a moment after the end.
    refetchInterval: () => (isFresh(endedAt) ? againMs : false),
  });
  const results = asked.data;
  const figures: Figure[] = [
    { label: words.lasted, value: lastedMs === null ? '–' : elapsedText(lastedMs) },
    { label: words.viewers, value: countText(results?.totals.viewers ?? room.viewers, locale) },
    { label: words.likes, value: countText(room.likes, locale) },
    { label: words.pins, value: countText(room.pins.length, locale) },
    ...(results === undefined ? [] : soldFigures(results, messages, locale)),
  ];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead
        title={room.title}
        note={
          <span className="flex flex-wrap items-center gap-2">
            <RoomStateBadge state={room.state} />
            {room.endReason !== null && words.reasons[room.endReason]}
            {endedAt !== null && <span className="figures">{absoluteTime(endedAt, locale)}</span>}
          </span>
        }
      >
        <Link to="/$authorId/rooms" params={{ authorId }} className={buttonClass('outline', 'small')}>
          <ChevronLeft size={16} aria-hidden="true" />
          {messages.desk.back}
        </Link>
        <ReplayButtons room={room} />
        <Link
          to="/$authorId/rooms"
          params={{ authorId }}
          search={{ open: 'new' }}
          className={buttonClass('solid', 'small')}
        >
          <Plus size={16} aria-hidden="true" />
          {words.again}
        </Link>
      </PageHead>
      <WatchStrip roomId={room.id} live={false} />
      <div className="flex max-w-4xl flex-col gap-6 px-4 pb-8">
        <dl className="grid grid-cols-2 gap-3 tablet:grid-cols-3">
          {figures.map(({ label, value, note }) => (
            <div key={label} className="rounded-card border border-line p-4">
              <dt className="text-xs text-soft">{label}</dt>
              <dd className="figures mt-1 text-xl font-semibold">{value}</dd>
              {note !== undefined && <dd className="figures text-xs text-soft">{note}</dd>}
            </div>
          ))}
        </dl>
        {results === undefined && <ProblemNotice error={asked.error} />}
        {asked.isLoading && <Skeleton className="h-40 w-full" />}
        {results !== undefined && results.after !== null && results.after.orders > 0 && (
          <p className="figures text-sm text-soft">
            {words.later(
              results.after.orders.toLocaleString(locale),
              moneyText(results.after.gmvCents, 'CNY', locale),
            )}
          </p>
        )}
        {results !== undefined && startedAt !== null && endedAt !== null && (
          <>
            <section aria-label={messages.curve.title}>
              <h2 className="mb-2 text-base font-semibold">{messages.curve.title}</h2>
              <RoomCurve results={results} startedMs={Date.parse(startedAt)} untilMs={Date.parse(endedAt)} />
            </section>
            {results.advice !== null && (
              <RoomAdvice advice={results.advice} startedMs={Date.parse(startedAt)} />
            )}
          </>
        )}
        {results !== undefined && results.goods.length > 0 && <GoodsResults goods={results.goods} />}
        {results !== undefined && results.packets.length > 0 && startedAt !== null && (
          <PacketResults packets={results.packets} startedMs={Date.parse(startedAt)} />
        )}
        {startedAt !== null && (
          <PinTimeline room={room} startedMs={Date.parse(startedAt)} sold={results?.pins ?? []} />
        )}
      </div>
    </div>
  );
}

interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** What was sold, beside the mean of the last rooms where there were any. */
function soldFigures(
  { totals, packets, benchmark }: RoomResults,
  messages: StudioMessages,
  locale: Locale,
): Figure[] {
  const words = messages.review;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const shareText = (share: number | null) => (share === null ? '–' : percent.format(share));
  const money = (cents: number) => moneyText(Math.round(cents), 'CNY', locale);
  const against = (text: string | undefined) => (text === undefined ? {} : { note: words.against(text) });
  const { gmvCents, conversion, clickRate, uvValueCents, dwellMs } = totals;
  return [
    {
      label: words.gmv,
      value: money(gmvCents),
      ...against(benchmark === null ? undefined : money(benchmark.gmvCents)),
    },
    {
      label: words.conversion,
      value: shareText(conversion),
      ...against(benchmark === null ? undefined : shareText(benchmark.conversion)),
    },
    { label: words.clickRate, value: shareText(clickRate) },
    { label: words.uvValue, value: uvValueCents === null ? '–' : money(uvValueCents) },
    {
      label: words.dwell,
      value: dwellMs === null ? '–' : elapsedText(dwellMs),
      ...against(benchmark === null ? undefined : elapsedText(benchmark.dwellMs)),
    },
    ...(totals.couponClaims === 0
      ? []
      : [{ label: words.couponClaims, value: countText(totals.couponClaims, locale) }]),
    ...(packets.length === 0
      ? []
      : [
          { label: words.packets, value: partsText(packets, words, locale), note: money(totals.packetCents) },
        ]),
  ];
}

function partsText(packets: RoomResults['packets'], words: StudioMessages['review'], locale: Locale): string {
  const sum = (of: 'taken' | 'count') => packets.reduce((all, packet) => all + packet[of], 0);
  return words.packetsText(countText(sum('taken'), locale), countText(sum('count'), locale));
}

function GoodsResults({ goods }: { goods: RoomResults['goods'] }) {
  const words = useMessages().review;
  const { locale } = useLocale();
  const heads = [words.clicks, words.pieces, words.gmv];
  return (
    <section aria-label={words.goods}>
      <h2 className="text-base font-semibold">{words.goods}</h2>
      <table className="mt-2 w-full text-sm">
        <thead>
          <tr className="text-xs text-soft">
            <th scope="col" className="py-2 text-start font-medium">
              {words.product}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="w-20 py-2 text-end font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goods.map((one) => (
            <tr key={one.productId} className="border-t border-line">
              <td className="py-3 wrap-anywhere">{one.title}</td>
              <td className="figures text-end">{one.clicks.toLocaleString(locale)}</td>
              <td className="figures text-end">{one.pieces.toLocaleString(locale)}</td>
              <td className="figures text-end">{moneyText(one.gmvCents, 'CNY', locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
