import type pg from 'pg';

/**
 * Statements that come often are prepared, so that the database reads and plans them once for each connection: under a
 * burst that is a third of its work. Which they are is found out by counting; nothing has to be named.
 */

/** A statement that came so often is worth a plan in every connection. */
const oftenTimes = 50;
/** Each plan takes memory in each connection; and texts are counted only so far. */
const preparedMax = 300;
const countedMax = 3_000;

interface Counted {
  times: number;
  name: string | null;
}

const counted = new Map<string, Counted>();
let prepared = 0;
/** Tables changed under plans that were made for them: all are named, and planned, anew. */
let generation = 0;

/** The name to prepare this statement by; null while it is rare. */
export function nameOf(text: string): string | null {
  let known = counted.get(text);
  if (known === undefined) {
    if (counted.size >= countedMax) return null;
    known = { times: 0, name: null };
    counted.set(text, known);
  }
  known.times += 1;
  if (known.name === null && known.times >= oftenTimes && prepared < preparedMax) {
    prepared += 1;
    known.name = `kanmai_${prepared}`;
  }
  return known.name === null ? null : `${known.name}_${generation}`;
}

/** What a connection answers when a table was changed, by a newer version's migration, since the plan was made. */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return code === '0A000' && message.includes('cached plan must not change result type');
}

type Query = (text: unknown, values?: unknown, done?: unknown) => unknown;

/** Lets a connection prepare what is asked of it often. */
export function prepareOften(client: pg.PoolClient): void {
  const own = client as unknown as { query: Query };
  const query = own.query.bind(client) as Query;
  own.query = (text, values, done) => {
    if (typeof text !== 'string' || !Array.isArray(values) || done !== undefined)
      return query(text, values, done);
    const name = nameOf(text);
    if (name === null) return query(text, values);
    return (query({ name, text, values }) as Promise<unknown>).catch((error: unknown) => {
      if (isOutdatedPlan(error)) generation += 1;
      throw error;
    });
  };
}
