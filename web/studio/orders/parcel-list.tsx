import type { ParcelView, ShopOrderView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink, Printer } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { parcelWords } from '../../shared/parcel-words.ts';
import { TraceList } from '../../shared/trace-list.tsx';
import { Badge, Button, buttonClass, Dialog, Skeleton, showToast } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { CorrectLabel } from './correct-label.tsx';
import { changeParcel, orderQuery, ordersKey, tracesQuery } from './order-queries.ts';

/** The parcels of an order: what is in each, where it is, and what can be done about it. */
export function ParcelList({ shopId, order }: { shopId: string; order: ShopOrderView }) {
  const { parcelDesk: words } = useMessages();
  const { locale } = useLocale();
  const { data, isError } = useQuery({
    ...tracesQuery(shopId, order.id),
    enabled: order.parcels.length > 0,
  });
  const { receiptClock: clock } = order;
  return (
    <>
      {order.parcels.map((parcel, index) => (
        <PanelSection key={parcel.id} title={parcelWords[locale].number(index + 1, order.parcels.length)}>
          <ParcelDetail
            shopId={shopId}
            order={order}
            parcel={parcel}
            traces={data?.parcels.find(({ parcelId }) => parcelId === parcel.id)}
            failed={isError}
          />
        </PanelSection>
      ))}
      {clock !== null && (
        <p className="text-sm text-soft">
          {clock.paused ? words.receivePaused : words.receivedAt(absoluteTime(clock.dueAt, locale))}
        </p>
      )}
    </>
  );
}

interface ParcelDetailProps {
  shopId: string;
  order: ShopOrderView;
  parcel: ParcelView;
  traces: { pageUrl: string | null; events: Parameters<typeof TraceList>[0]['events'] } | undefined;
  failed: boolean;
}

function ParcelDetail({ shopId, order, parcel, traces, failed }: ParcelDetailProps) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = parcelWords[locale];
  const [correcting, setCorrecting] = useState(false);
  const ended = parcel.state === 'lost' || parcel.state === 'returned';
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={parcel.state === 'delivered' ? 'jade' : ended ? 'danger' : 'neutral'}>
          {words.states[parcel.state]}
        </Badge>
        <span className="figures break-all">
          {messages.carriers[parcel.carrier] ?? parcel.carrier} {parcel.trackingNo}
        </span>
      </p>
      {parcel.trouble !== null && (
        <p className="rounded-control bg-danger-wash p-2 text-danger">
          {words.troubles[parcel.trouble.kind]} ·{' '}
          {messages.parcelDesk.since(absoluteTime(parcel.trouble.since, locale))}
        </p>
      )}
      <ul className="text-soft">
        {parcel.lines.map(({ variantId, quantity }) => {
          const line = order.lines.find((one) => one.variantId === variantId);
          return (
            <li key={variantId} className="flex justify-between gap-3">
              <span className="min-w-0 break-words">
                {[line?.title, line?.variantTitle].filter(Boolean).join(' · ')}
              </span>
              <span className="figures shrink-0">× {quantity}</span>
            </li>
          );
        })}
      </ul>
      {parcel.state !== 'cancelled' &&
        (traces !== undefined ? (
          <TraceList events={traces.events} />
        ) : failed ? (
          <p className="text-soft">{words.failed}</p>
        ) : (
          <Skeleton className="h-5" />
        ))}
      {correcting ? (
        <CorrectLabel shopId={shopId} parcel={parcel} onDone={() => setCorrecting(false)} />
      ) : (
        <ParcelActs
          shopId={shopId}
          orderId={order.id}
          parcel={parcel}
          onCorrect={() => setCorrecting(true)}
        />
      )}
      <p className="flex flex-wrap gap-2">
        <Link
          to="/$authorId/orders/print"
          params={{ authorId: shopId }}
          search={{ ids: order.id, parcel: parcel.id }}
          target="_blank"
          className={buttonClass('quiet', 'small')}
        >
          <Printer size={14} aria-hidden="true" />
          {messages.parcelDesk.slip}
        </Link>
        {traces?.pageUrl && (
          <a href={traces.pageUrl} target="_blank" rel="noreferrer" className={buttonClass('quiet', 'small')}>
            <ExternalLink size={14} aria-hidden="true" />
            {words.carrierPage}
          </a>
        )}
      </p>
    </div>
  );
}

interface ParcelActsProps {
  shopId: string;
  orderId: string;
  parcel: ParcelView;
  onCorrect: () => void;
}

function ParcelActs({ shopId, orderId, parcel, onCorrect }: ParcelActsProps) {
  const { parcelDesk: words } = useMessages();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (kind: 'cancel' | 'deliver') => changeParcel(shopId, parcel.id, kind),
    onSuccess: (order, kind) => {
      queries.setQueryData(orderQuery(shopId, orderId).queryKey, order);
      if (kind === 'cancel') showToast(words.takenBack);
    },
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: ordersKey(shopId) });
    },
  });
  const { correct, cancel, deliver } = parcel.can;
  if (!correct && !cancel && !deliver) return null;
  return (
    <>
      <ProblemNotice error={act.error} />
      <p className="flex flex-wrap gap-2">
        {deliver && (
          <Button look="outline" size="small" busy={act.isPending} onClick={() => act.mutate('deliver')}>
            {words.delivered}
          </Button>
        )}
        {correct && (
          <Button look="outline" size="small" onClick={onCorrect}>
            {words.correct}
          </Button>
        )}
        {cancel && (
          <Button look="quiet" size="small" onClick={() => setAsking(true)}>
            {words.takeBack}
          </Button>
        )}
      </p>
      <Dialog
        open={asking}
        title={words.takeBack}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {words.keep}
            </Button>
            <Button look="danger" busy={act.isPending} onClick={() => act.mutate('cancel')}>
              {words.takeBack}
            </Button>
          </>
        }
      >
        <p className="text-sm">{words.takeBackAsk}</p>
      </Dialog>
    </>
  );
}
