import { err, ok, type Result } from '@kanmai/kernel';
import pg from 'pg';
import type { DatabaseFailure, DatabaseServer } from '../ports/database.ts';

/** PostgreSQL 15 is the oldest that is looked after and knows all that the migrations use. */
const versionNumMin = 150_000;

/** Uses the PostgreSQL, or the cluster that speaks its language, at this address. It is never stopped from here. */
export async function connectDatabaseUrl(url: string): Promise<Result<DatabaseServer, DatabaseFailure>> {
  const place = describe(url);
  if (place === null) {
    return err({
      type: 'database-unreachable',
      sentence: 'DATABASE_URL must look like postgresql://user:password@host/name.',
    });
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    const version = Number(answer.rows[0]?.version);
    if (version < versionNumMin) {
      const sentence = `The PostgreSQL at ${place} is version ${Math.floor(version / 10_000)}; at least 15 is needed.`;
      return err({ type: 'database-older', sentence });
    }
    return ok({ url, lost: new Promise<void>(() => undefined), stop: async () => undefined });
  } catch (error) {
    return err({ type: 'database-unreachable', sentence: sentenceOf(error, place) });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address without its password, for people to read. */
function describe(url: string): string | null {
  try {
    const { protocol, host, pathname, searchParams } = new URL(url);
    if (protocol !== 'postgres:' && protocol !== 'postgresql:') return null;
    return `${searchParams.get('host') ?? host}${pathname}`;
  } catch {
    return null;
  }
}

function sentenceOf(error: unknown, place: string): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000')
    return `PostgreSQL at ${place} refused the name or password in DATABASE_URL.`;
  if (code === '3D000') return `PostgreSQL at ${place} has no such database; create it first.`;
  return `PostgreSQL at ${place} could not be reached: ${message || code}.`;
}
