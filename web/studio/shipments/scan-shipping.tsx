import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiProblem, codeOf } from '../../shared/api.ts';
import { problemWords } from '../../shared/desk/problem.tsx';
import { Badge, Button, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { CarrierSelect } from '../orders/carrier-select.tsx';
import { lastCarrier, storeCarrier } from '../orders/last-carrier.ts';
import { ordersKey, type ParcelRequest, shipOrder, waitingOrdersQuery } from '../orders/order-queries.ts';
import { readTrackingNo } from '../orders/order-views.ts';
import { recipientOf } from '../orders/recipient-of.ts';
import { isOrderId, readOrderId } from './shipment-file.ts';
import { refusalWords } from './shipment-outcome.ts';

interface Scan {
  readonly number: number;
  readonly orderId: string;
  readonly parcel: string;
  readonly state: 'sending' | 'shipped' | 'refused';
  readonly reason: string;
}

const scansShownMax = 50;

/** One field for a scanner: order number, Enter, tracking number, Enter. It never waits for the answer of the last. */
export function ScanShipping({ shopId, onKept }: { shopId: string; onKept: (kept: boolean) => void }) {
  const messages = useMessages();
  const words = messages.shipments;
  const waiting = useQuery(waitingOrdersQuery(shopId));
  const { scans, ship } = useScans(shopId);
  const [carrier, setCarrier] = useState(lastCarrier);
  const [orderId, setOrderId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const nameOf = (id: string) => {
    const order = waiting.data?.orders.find((one) => one.id === id);
    return order === undefined ? undefined : recipientOf(order, messages);
  };
  const take = (id: string | null) => {
    setOrderId(id);
    setText('');
    setWrong(null);
    onKept(id !== null);
    form.current?.querySelector('input')?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const scanned = readOrderId(text);
    if (isOrderId(scanned)) return take(scanned);
    // What was wrong goes with the next scan: the field is empty for it.
    setText('');
    if (orderId === null) return setWrong(words.scanNotOrder);
    const trackingNo = readTrackingNo(text);
    if (trackingNo === null) return setWrong(messages.orderPage.trackingWrong);
    storeCarrier(carrier);
    ship(orderId, { carrier, trackingNo });
    take(null);
  };
  return (
    <div className="flex flex-col gap-4">
      <CarrierSelect value={carrier} onChange={setCarrier} />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <TextField
          label={orderId === null ? words.scanOrder : words.scanNumber}
          hint={orderId === null ? words.scanHint : words.scanFor(nameOf(orderId) ?? orderId)}
          error={wrong}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="next"
        />
        <div className="flex flex-wrap justify-between gap-2">
          {orderId === null ? (
            <span />
          ) : (
            <Button look="outline" onClick={() => take(null)}>
              {words.scanCancel}
            </Button>
          )}
          <Button type="submit" look={orderId === null ? 'solid' : 'accent'}>
            {orderId === null ? words.scanNext : messages.orderPage.shipNow}
          </Button>
        </div>
      </form>
      <ScanLog scans={scans} nameOf={nameOf} />
    </div>
  );
}

/** Ships what is scanned beside the scanning, the newest first. */
function useScans(shopId: string) {
  const messages = useMessages();
  const queries = useQueryClient();
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const count = useRef(0);
  const ship = async (orderId: string, parcel: ParcelRequest) => {
    count.current += 1;
    const scan: Scan = {
      ...{ number: count.current, orderId, state: 'sending', reason: '' },
      parcel: `${messages.carriers[parcel.carrier] ?? parcel.carrier} ${parcel.trackingNo}`,
    };
    const settle = (settled: Partial<Scan>) =>
      setScans((all) => all.map((one) => (one.number === scan.number ? { ...one, ...settled } : one)));
    setScans((all) => [scan, ...all].slice(0, scansShownMax));
    try {
      await shipOrder(shopId, orderId, parcel);
      settle({ state: 'shipped' });
    } catch (error) {
      settle({ state: 'refused', reason: reasonOf(error) });
    }
    await queries.invalidateQueries({ queryKey: [...ordersKey(shopId), 'list'] });
  };
  const reasonOf = (error: unknown) =>
    error instanceof ApiProblem && ['not-found', 'state-conflict'].includes(error.code)
      ? refusalWords(codeOf(error), error.field, messages.shipments)
      : problemWords(messages, error).title;
  return { scans, ship };
}

function ScanLog({
  scans,
  nameOf,
}: {
  scans: readonly Scan[];
  nameOf: (orderId: string) => string | undefined;
}) {
  const { shipments: words, ui } = useMessages();
  return (
    <section aria-label={words.scanLog} aria-live="polite">
      {scans.length > 0 && <h3 className="mb-2 text-sm font-semibold">{words.scanLog}</h3>}
      <ol className="flex flex-col">
        {scans.map((scan) => (
          <li
            key={scan.number}
            className="flex items-start justify-between gap-3 border-t border-line py-2 text-sm"
          >
            <span className="min-w-0">
              <span className="block break-all">{nameOf(scan.orderId) ?? scan.orderId}</span>
              <span className="figures block text-xs break-all text-soft">{scan.parcel}</span>
            </span>
            {scan.state === 'refused' ? (
              <span className="shrink-0 text-xs text-danger">{scan.reason}</span>
            ) : (
              <Badge tone={scan.state === 'shipped' ? 'jade' : 'neutral'}>
                {scan.state === 'shipped' ? words.outcomes.shipped : ui.loading}
              </Badge>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
