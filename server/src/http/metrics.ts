import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Every metric of the process, in one registry that `/metrics` prints. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  /** Feeds answered without the interest engine, and why: it failed, it was slow, or it is empty. */
  readonly degradedFeeds: Counter<'reason'>;
  readonly readerLag: Gauge<'reader'>;
  /** What the last audit of the ledger found; anything but 0 is to be looked at. */
  readonly ledgerFindings: Gauge;
  /** What was said in live rooms and lost before the watch counted it. */
  readonly unheardMessages: Counter;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kanmai_' });
  return {
    registry,
    requests: new Histogram({
      name: 'kanmai_http_request_seconds',
      help: 'How long requests took.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers: [registry],
    }),
    degradedFeeds: new Counter({
      name: 'kanmai_degraded_feeds_total',
      help: 'Feeds answered without the interest engine, by reason: failed, slow or empty.',
      labelNames: ['reason'],
      registers: [registry],
    }),
    ledgerFindings: new Gauge({
      name: 'kanmai_ledger_findings',
      help: 'Findings of the last audit of the ledger; anything but 0 is to be looked at.',
      registers: [registry],
    }),
    unheardMessages: new Counter({
      name: 'kanmai_room_watch_lost_messages_total',
      help: 'Chat messages of live rooms that were lost before the watch counted them.',
      registers: [registry],
    }),
    readerLag: new Gauge({
      name: 'kanmai_event_reader_lag_events',
      help: 'Events a reader of the log has still to read.',
      labelNames: ['reader'],
      registers: [registry],
    }),
  };
}
