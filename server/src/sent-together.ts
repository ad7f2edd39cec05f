import type pg from 'pg';

type Query = (...given: unknown[]) => unknown;

interface Wire {
  query: Query;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** Statements that are started in one turn of the event loop leave in one write: each write costs, and wakes the database. */
export function sendTogether(client: pg.PoolClient): void {
  const wire = client as unknown as Wire;
  const query = wire.query.bind(client) as Query;
  const { stream } = wire.connection;
  let held = false;
  wire.query = (...given) => {
    if (!held) {
      held = true;
      stream.cork();
      // After all that waits for nothing more.
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    }
    return query(...given);
  };
}
