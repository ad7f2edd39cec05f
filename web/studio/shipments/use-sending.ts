import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ordersKey } from '../orders/order-queries.ts';
import { sendShipments } from './send-shipments.ts';
import type { ShipmentLine } from './shipment-file.ts';
import { type ShipmentResult, shipOrders } from './shipment-queries.ts';

interface Watchers {
  onSending: (sending: boolean) => void;
  /** Every line that could be sent has its answer. */
  onDone: () => void;
}

/** Sends lines and gathers their answers, by line. */
export function useSending(shopId: string, ready: readonly ShipmentLine[], watchers: Watchers) {
  const queries = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<number, ShipmentResult>>(new Map());
  const [state, setState] = useState<'idle' | 'busy' | 'stopping'>('idle');
  const [error, setError] = useState<unknown>(null);
  const stopper = useRef<AbortController | null>(null);
  const send = async (rows: readonly ShipmentLine[]) => {
    const all = new Map(results);
    const stop = new AbortController();
    stopper.current = stop;
    setError(null);
    setState('busy');
    watchers.onSending(true);
    try {
      await sendShipments({
        rows,
        signal: stop.signal,
        send: (chunk) => shipOrders(shopId, chunk),
        onAnswer: (answers) => {
          for (const answer of answers) all.set(answer.line, answer);
          setResults(new Map(all));
        },
      });
    } catch (failure) {
      setError(failure);
    }
    setState('idle');
    watchers.onSending(false);
    if (all.size === ready.length) watchers.onDone();
    await queries.invalidateQueries({ queryKey: ordersKey(shopId) });
  };
  const stop = () => {
    stopper.current?.abort();
    setState('stopping');
  };
  return { results, error, send, stop, busy: state !== 'idle', stopping: state === 'stopping' };
}
