import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';
import { RoomGoods } from './room-goods.tsx';
import { RoomOffers } from './room-offers.tsx';
import { RoomPicture } from './room-picture.tsx';
import { type OpsRoom, roomQuery } from './room-queries.ts';
import { RoomReports } from './room-reports.tsx';
import { RoomStateBadge } from './room-state-badge.tsx';

/** What is known of a room: its picture, what was reported, who is there, what is sold and offered. */
export function OpenRoom({ roomId }: { roomId: string }) {
  const query = useQuery(roomQuery(roomId));
  if (query.data !== undefined) return <RoomEvidence room={query.data} />;
  if (query.isPending) return <SkeletonLines count={8} />;
  return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
}

function RoomEvidence({ room }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{room.title}</h2>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <RoomStateBadge state={room.state} />
        {room.ban !== null && <Badge tone="danger">{words.banned}</Badge>}
        <CopyId id={room.id} />
      </div>
      <RoomReports room={room} />
      <div className="flex flex-col gap-6 tablet:flex-row">
        <RoomPicture room={room} />
        <div className="min-w-0 flex-1">
          <RoomFacts room={room} />
        </div>
      </div>
      {room.introduction !== '' && (
        <PanelSection title={words.introduction}>
          <p className="max-w-[60ch] text-sm wrap-anywhere whitespace-pre-line">{room.introduction}</p>
        </PanelSection>
      )}
      {room.announcement !== null && (
        <PanelSection title={words.announcement}>
          <p className="max-w-[60ch] text-sm wrap-anywhere">{room.announcement.text}</p>
        </PanelSection>
      )}
      <RoomOffers room={room} />
      <RoomGoods room={room} />
    </>
  );
}

function RoomFacts({ room }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  const { locale } = useLocale();
  const { broadcaster, push, ban, history, state } = room;
  const count = (value: number) => countText(value, locale);
  const time = (at: string | null) => (at === null ? null : absoluteTime(at, locale));
  return (
    <Facts
      facts={[
        [
          words.broadcaster,
          <span key="of" className="flex flex-wrap items-center gap-x-3">
            <span className="wrap-anywhere">{`${words.kinds[broadcaster.kind]} · ${broadcaster.name}`}</span>
            <CopyId id={broadcaster.id} />
          </span>,
        ],
        [
          words.record,
          words.recordText(count(history.ended), count(history.byOperator), count(history.reported)),
        ],
        [
          words.banned,
          ban === null
            ? null
            : ban.until === null
              ? words.bannedForGood(ban.by.name || ban.by.id, ban.reason)
              : words.bannedUntil(absoluteTime(ban.until, locale), ban.by.name || ban.by.id, ban.reason),
        ],
        [words.planned, time(room.plannedAt)],
        [words.started, time(room.startedAt)],
        [words.ended, time(room.endedAt)],
        [words.endReason, room.endReason === null ? null : words.endReasons[room.endReason]],
        [
          words.audience,
          state === 'live'
            ? words.audienceText(count(room.online), count(room.viewers), count(room.likes))
            : state === 'ended'
              ? words.audienceAfter(count(room.viewers), count(room.likes))
              : null,
        ],
        [words.push, state === 'live' ? pushText(push, words) : null],
        [words.refusal, push.refusal === null ? null : push.refusal.detail],
      ]}
    />
  );
}

function pushText(
  push: OpsRoom['push'],
  words: { noPush: string; pushText(via: string, codecs: string, size: string, rate: string): string },
): string {
  if (push.state === 'none') return words.noPush;
  const codecs = [push.videoCodec, push.audioCodec].filter((codec) => codec !== null).join(' + ');
  const size = push.width === null ? '' : `${push.width} × ${push.height}`;
  const rate = `${Math.round(push.fps)} fps, ${push.bitrateKbps} kbit/s`;
  return words.pushText((push.via ?? '').toUpperCase(), codecs, size, rate);
}
