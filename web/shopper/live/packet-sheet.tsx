import type { RedPacketView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMe } from '../../shared/session.ts';
import { Button, buttonClass, EmptyState, Price } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { Countdown } from './countdown.tsx';
import { liveProblem, useLiveWords } from './live-words.ts';
import { packetsQuery } from './room-query.ts';
import { currentPacket } from './use-room-offers.ts';

export interface PacketSheetProps extends SurfaceProps {
  packets: readonly RedPacketView[];
  nowMs: () => number;
}

/** A red packet: what is in it, and the part one took. */
export function PacketSheet({ packets, nowMs, ...surface }: PacketSheetProps) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const packet = currentPacket(packets) ?? packets[0];
  return (
    <SheetSurface {...surface} title={words.packet}>
      {packet === undefined ? (
        <EmptyState icon={<Banknote size={36} />} title={words.packetNone} />
      ) : (
        <div className="flex flex-col gap-4 pt-1">
          <section className="rounded-card bg-accent-wash p-4 text-center">
            <Price cents={packet.totalCents} currency={packet.currency} locale={locale} size="large" />
            <p className="figures text-sm text-soft">
              {words.packetTaken(packet.taken, packet.count)}
              {packet.state === 'open' && (
                <>
                  {' '}
                  · <Countdown until={packet.expiresAt} nowMs={nowMs} />
                </>
              )}
            </p>
          </section>
          <MyPart key={packet.id} packet={packet} />
          <p className="text-xs text-soft">{words.packetRule}</p>
        </div>
      )}
    </SheetSurface>
  );
}

function MyPart({ packet }: { packet: RedPacketView }) {
  const words = useLiveWords();
  const m = useMessages();
  const me = useMe();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const back = useRouterState({ select: ({ location }) => location.href });
  const take = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/red-packets/{packetId}/take', { params: { path: { packetId: packet.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: packetsQuery(packet.roomId).queryKey }),
  });
  const mine = packet.mine ?? take.data;
  if (mine) {
    return (
      <p role="status" className="rounded-card bg-jade-wash p-3 text-center text-sm text-jade">
        <span className="block font-semibold">
          {words.packetMine} <Price cents={mine.amountCents} currency={packet.currency} locale={locale} />
        </span>
        {words.packetStates[mine.state]}
      </p>
    );
  }
  if (packet.state === 'over') {
    return (
      <p role="status" className="rounded-card bg-mist p-3 text-center text-sm">
        {words.packetOver}
      </p>
    );
  }
  if (me?.signedIn === false) {
    return (
      <Link to="/sign-in" search={{ back }} className={buttonClass('accent', 'large', true)}>
        {m.me.signIn}
      </Link>
    );
  }
  return (
    <>
      {take.isError && (
        <p role="alert" className="text-sm text-danger">
          {liveProblem(words, m, take.error)}
        </p>
      )}
      <Button look="accent" size="large" wide busy={take.isPending} onClick={() => take.mutate()}>
        {words.packetTake}
      </Button>
    </>
  );
}
