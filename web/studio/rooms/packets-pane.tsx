import { useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useState } from 'react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { OfferClock, OfferList } from './offer-list.tsx';
import { type PacketView, packetsQuery, takesQuery } from './offer-queries.ts';
import { PacketDialog } from './packet-dialog.tsx';
import type { StudioRoom } from './room-queries.ts';
import type { RoomLine } from './use-room-line.ts';

const againMs = 2_000;

/** Red packets of a room: until when, how many parts are taken, and who got what. */
export function PacketsPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...packetsQuery(room.id), refetchInterval: againMs });
  const isOpen = query.data?.some(({ state }) => state === 'open') === true;
  const isLive = room.state === 'live';
  // It is the shop's money: an assistant has none to spend.
  const mayGive = isLive && room.myRole === 'host';
  return (
    <>
      <OfferList
        label={words.packets}
        icon={<Banknote size={28} />}
        query={query}
        make={{ label: words.makePacket, disabled: !mayGive || isOpen, onMake: () => setMaking(true) }}
        empty={{ title: words.noPackets, detail: isLive ? words.noPacketsDetail : words.whenLive }}
      >
        {(packet) => <PacketRow packet={packet} room={room} line={line} />}
      </OfferList>
      {making && <PacketDialog room={room} onClose={() => setMaking(false)} />}
    </>
  );
}

function PacketRow({ packet, room, line }: { packet: PacketView; room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const [shown, setShown] = useState(false);
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <>
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="figures font-semibold">{moneyText(packet.totalCents, packet.currency, locale)}</p>
          <p className="figures text-xs text-soft">
            {words.packetTaken(count(packet.taken), count(packet.count))}
          </p>
        </div>
        {packet.state === 'over' ? (
          <Badge>{words.packetOver}</Badge>
        ) : (
          <OfferClock until={packet.expiresAt} line={line} label={words.endsIn} />
        )}
      </div>
      {room.myRole === 'host' && packet.taken > 0 && (
        <details className="mt-1" onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.whoTook}</summary>
          {shown && <Takes packet={packet} roomId={room.id} />}
        </details>
      )}
    </>
  );
}

function Takes({ packet, roomId }: { packet: PacketView; roomId: string }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const takes = useQuery({
    ...takesQuery(roomId, packet.id),
    refetchInterval: packet.state === 'open' ? againMs : false,
  }).data;
  if (takes === undefined) return <SkeletonLines />;
  return (
    <ol className="max-h-64 overflow-y-auto">
      {takes.map((take) => (
        <li key={take.number} className="flex min-h-9 items-center gap-3 border-t border-line">
          <span className="figures w-8 shrink-0 text-xs text-soft">{take.number}</span>
          <span className="min-w-0 flex-1 truncate">{take.displayName}</span>
          <span className="shrink-0 text-xs text-soft">{words.takeStates[take.state]}</span>
          <span className="figures shrink-0">{moneyText(take.amountCents, packet.currency, locale)}</span>
        </li>
      ))}
    </ol>
  );
}
