/** The part of autocannon that the benchmarks use; it brings no types of its own. */
declare module 'autocannon' {
  namespace autocannon {
    interface Request {
      readonly headers?: Readonly<Record<string, string>>;
    }
    interface Client {
      setRequests(requests: readonly Request[]): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      /** Seconds. */
      readonly duration: number;
      readonly setupClient?: (client: Client) => void;
    }
    interface Result {
      /** Seconds. */
      readonly duration: number;
      readonly non2xx: number;
      readonly errors: number;
      readonly timeouts: number;
    }
    interface Running {
      on(
        event: 'response',
        listener: (client: unknown, statusCode: number, bytes: number, responseTimeMs: number) => void,
      ): void;
    }
  }
  function autocannon(
    options: autocannon.Options,
    done: (error: Error | null, result: autocannon.Result) => void,
  ): autocannon.Running;
  export default autocannon;
}
