import autocannon from 'autocannon';
import { percentile } from './bench.ts';

/** What a load of requests met. */
export interface HttpLoad {
  readonly requestsPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were not 2xx, and requests that were never answered. */
  readonly failures: number;
}

export interface HttpLoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** People, by their cookies: each connection has its share of them, and asks for them in turn. */
  readonly cookies?: readonly string[];
}

/** As many requests as connections that each wait for their answer can make. Latencies to a hundredth of a millisecond. */
export async function loadHttp(options: HttpLoadOptions): Promise<HttpLoad> {
  const { url, connections, seconds, cookies } = options;
  const latenciesMs: number[] = [];
  let connected = 0;
  // Requests are made ready beforehand: what the driver computes while it measures is taken from the server.
  const setupClient = (client: autocannon.Client) => {
    const turn = connected++ % connections;
    const share = cookies?.filter((_, i) => i % connections === turn) ?? [];
    if (share.length > 0) client.setRequests(share.map((cookie) => ({ headers: { cookie } })));
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      { url, connections, duration: seconds, setupClient },
      (error: Error | null, done: autocannon.Result) => (error === null ? resolve(done) : reject(error)),
    );
    running.on('response', (_client, _status, _bytes, responseMs) => latenciesMs.push(responseMs));
  });
  return {
    requestsPerS: latenciesMs.length / result.duration,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
