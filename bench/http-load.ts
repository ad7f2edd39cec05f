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
  /** The cookie of each request in turn. */
  readonly nextCookie?: () => string;
}

/** As many requests as connections that each wait for their answer can make. Latencies to a hundredth of a millisecond. */
export async function loadHttp(options: HttpLoadOptions): Promise<HttpLoad> {
  const { url, connections, seconds, nextCookie } = options;
  const latenciesMs: number[] = [];
  const request =
    nextCookie === undefined
      ? {}
      : {
          setupRequest: (given: autocannon.Request): autocannon.Request => ({
            ...given,
            headers: { ...given.headers, cookie: nextCookie() },
          }),
        };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      { url, connections, duration: seconds, requests: [request] },
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
