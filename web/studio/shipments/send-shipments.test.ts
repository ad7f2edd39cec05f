import { describe, expect, it } from 'vitest';
import { sendShipments } from './send-shipments.ts';
import type { ShipmentResult } from './shipment-queries.ts';

const rows = Array.from({ length: 450 }, (_, i) => ({
  line: i + 2,
  orderId: `o${i}`,
  carrier: 'sf',
  trackingNo: `n${i}`,
  ...{ sku: '', quantity: '' },
}));

function sending(failAt = Number.POSITIVE_INFINITY) {
  const sizes: number[] = [];
  const lines: number[] = [];
  const stop = new AbortController();
  const done = (stopAfter = Number.POSITIVE_INFINITY) =>
    sendShipments({
      rows,
      signal: stop.signal,
      send: async (chunk) => {
        sizes.push(chunk.length);
        if (sizes.length === failAt) throw new Error('offline');
        return chunk.map(({ line, orderId }): ShipmentResult => ({ line, orderId, outcome: 'shipped' }));
      },
      onAnswer: (results) => {
        lines.push(...results.map(({ line }) => line));
        if (sizes.length === stopAfter) stop.abort();
      },
    });
  return { sizes, lines, done };
}

describe('sendShipments', () => {
  it('sends in chunks, in order', async () => {
    const { sizes, lines, done } = sending();
    await done();
    expect(sizes).toEqual([200, 200, 50]);
    expect(lines).toEqual(rows.map(({ line }) => line));
  });

  it('stops between chunks, and keeps what was answered', async () => {
    const { sizes, lines, done } = sending();
    await done(1);
    expect(sizes).toEqual([200]);
    expect(lines).toHaveLength(200);
  });

  it('throws where a chunk fails, and keeps those before', async () => {
    const { lines, done } = sending(2);
    await expect(done()).rejects.toThrow('offline');
    expect(lines).toHaveLength(200);
  });
});
