import type pg from 'pg';

/**
 * Statements that come often are prepared, so that the database reads and plans them once for each connection. Which they
 * are is found out by counting; nothing has to be named.
 */
export interface PlanNames {
  /** The name to prepare this statement by; null while it is rare. */
  of(text: string): string | null;
  /** A table changed under the plan of this name: all are named, and planned, anew. */
  outdated(name: string): void;
}

/** A statement that came so often is worth a plan in every connection. */
const oftenTimes = 50;
/** Each plan takes memory in each connection; and texts are counted only so far. */
const preparedMax = 300;
const countedMax = 3_000;

export function planNames(): PlanNames {
  const named = new Map<string, number>();
  const rare = new Map<string, number>();
  let generation = 0;
  const nameOf = (number: number) => `kanmai_${number}_${generation}`;
  return {
    of(text) {
      const known = named.get(text);
      if (known !== undefined) return nameOf(known);
      const times = (rare.get(text) ?? 0) + 1;
      if (times >= oftenTimes && named.size < preparedMax) {
        rare.delete(text);
        named.set(text, named.size);
        return nameOf(named.size - 1);
      }
      // Statements with a text for each length of a list must not keep those that come often from being found.
      if (rare.size >= countedMax) rare.clear();
      rare.set(text, times);
      return null;
    },
    outdated(name) {
      // Others that were sent by names of the same time fail for the same reason: that is one change, not many.
      if (name.endsWith(`_${generation}`)) generation += 1;
    },
  };
}

/** What a connection answers when a table was changed, by a newer version's migration, since the plan was made. */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return code === '0A000' && message.includes('cached plan must not change result type');
}

type Query = (text: unknown, values?: unknown, done?: unknown) => unknown;

/** Lets a connection prepare what is asked of it often. */
export function prepareOften(client: pg.PoolClient, names: PlanNames): void {
  const own = client as unknown as { query: Query };
  const query = own.query.bind(client) as Query;
  own.query = (text, values, done) => {
    if (typeof text !== 'string' || !Array.isArray(values) || done !== undefined)
      return query(text, values, done);
    const name = names.of(text);
    if (name === null) return query(text, values);
    return (query({ name, text, values }) as Promise<unknown>).catch((error: unknown) => {
      if (isOutdatedPlan(error)) names.outdated(name);
      throw error;
    });
  };
}
