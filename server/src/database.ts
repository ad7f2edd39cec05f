import { Kysely, PostgresDialect, Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../generated/database.ts';
import { writeLists } from './array-literal.ts';
import { isOutdatedPlan, planNames, prepareOften } from './prepared-statements.ts';
import { sendTogether } from './sent-together.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

// Counts and money stay far below 2^53; a date has no zone and stays the text that it is.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`a bigint beyond what a double holds: ${text}`);
  return number;
});
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface OpenedDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function openDatabase(
  url: string,
  connectionsMax: number,
  { prepare = true }: { readonly prepare?: boolean } = {},
): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    // Statements that do not wait for one another's answers are sent together: see `unitOfWork`.
    pipeline: true,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two statements of a unit of work; the next statement fails, and says why.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const names = planNames();
  pool.on('connect', (client) => {
    if (prepare) prepareOften(client, names);
    // Around it: what is prepared comes with its values in one object.
    writeLists(client);
    sendTogether(client);
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

const retriesMax = 5;

/**
 * Runs one command as one unit of work: everything it writes, events included, is committed together or not at all.
 * A deadlock or serialisation failure is retried, so `work` must do nothing that the database cannot take back.
 * Statements that `work` starts without waiting (`Promise.all`) are sent at once and run in the order they were started:
 * under a burst each answer waited for costs more than the statement.
 */
export async function unitOfWork<Value>(db: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(db, work);
    } catch (error) {
      if (attempt >= retriesMax || !isRetryable(error)) throw error;
    }
  }
}

// Begins, commits and rolls back on any connection; it opens none itself.
const transactions = new PostgresDialect({
  pool: () => Promise.reject(new Error('this driver opens no connection')),
});
const driver = transactions.createDriver();

/** How each unit of work that runs is committed. */
const commits = new WeakMap<Tx, () => Promise<void>>();

/**
 * Starts the last statements of a unit of work, and sends COMMIT right behind them, so that nobody waits for its locks
 * while their answers are read. A statement that fails undoes all of it, as PostgreSQL commits nothing that failed; but
 * what is found out from their answers comes too late. `last` starts all of them at once.
 */
export async function commitWith(tx: Tx, last: () => Promise<unknown>): Promise<void> {
  const commit = commits.get(tx);
  if (commit === undefined) throw new Error('this unit of work has ended');
  const committed = new Promise<void>((resolve, reject) => {
    // After all that waits for nothing more.
    process.nextTick(() => commit().then(resolve, reject));
  });
  const [done, ended] = await Promise.allSettled([last(), committed]);
  // What failed says why, and whether to try again; COMMIT says only that nothing was committed.
  if (done.status === 'rejected') throw done.reason;
  if (ended.status === 'rejected') throw ended.reason;
}

/** A transaction in which statements need not wait for one another. */
async function transact<Value>(db: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    let ended = false;
    const together = executor.withConnectionProvider({
      provideConnection(use) {
        // A branch of the work that goes on after another failed must not write outside of the transaction.
        if (ended) throw new Error('a statement came after the end of its unit of work');
        return use(connection);
      },
    });
    const tx = new Transaction<DB>({
      ...{ config: { dialect: transactions }, dialect: transactions, driver, executor: together },
    });
    const begun = driver.beginTransaction(connection, {});
    begun.catch(() => undefined);
    const commit = () => {
      ended = true;
      commits.delete(tx);
      return driver.commitTransaction(connection);
    };
    commits.set(tx, commit);
    try {
      const value = await work(tx);
      await begun;
      if (!ended) await commit();
      return value;
    } catch (error) {
      ended = true;
      // A connection on which this fails is not used again.
      await driver.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  });
}

/** Thrown inside a unit of work to roll it back and answer with an expected failure. */
export class Rollback<Problem> extends Error {
  readonly failure: Problem;
  constructor(failure: Problem) {
    super('rolled back');
    this.failure = failure;
  }
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40001' || code === '40P01' || isOutdatedPlan(error);
}

/** Whether an error is about what was to be written, not about the database being away. */
export function isOfContent(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string };
  return /^(22|23|40)[0-9A-Z]{3}$/.test(code) || message.startsWith('invariant broken');
}

/** Whether this error is a broken unique constraint, optionally the one named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: broken } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || broken === constraint);
}

/** As pg says that a connection broke, where PostgreSQL itself could not say so any more. */
const brokenWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;
const brokenCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

/** Whether this error says that the database cannot be reached, is going down or coming up: try again shortly. */
export function isDatabaseLost(error: unknown): boolean {
  const { code = '', message = '', syscall } = error as { code?: string; message?: string; syscall?: string };
  // Class 08: connection exceptions; 57P01 to 57P03: stopped by an operator, by a crash, not yet up.
  if (/^(08[0-9A-Z]{3}|57P0[123])$/.test(code)) return true;
  return (
    brokenWords.test(message) ||
    (brokenCodes.has(code) && (syscall === 'connect' || syscall === 'read' || syscall === 'write'))
  );
}
