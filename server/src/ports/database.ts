/** A PostgreSQL that is ready for connections. */
export interface DatabaseServer {
  /** A connection string as libpq and node-postgres read it; it holds the password, so it is never logged. */
  readonly url: string;
  /** Resolves when the server ended without having been asked to; never for a server that we do not own. */
  readonly lost: Promise<void>;
  /** Stops the server if it is ours, after whatever runs in it has been given a moment. Safe to call twice. */
  stop(): Promise<void>;
}

/** Why there is no database. `sentence` is what the person who started Kanmai reads. */
export type DatabaseFailure = {
  readonly type:
    | 'database-in-use'
    | 'database-newer'
    | 'database-older'
    | 'database-unusable'
    | 'database-unreachable'
    | 'disk-full';
  readonly sentence: string;
};

/** Carries a failure up through the steps of a start; the adapter's door turns it into a result. */
export class DatabaseError extends Error {
  readonly failure: DatabaseFailure;
  constructor(type: DatabaseFailure['type'], sentence: string) {
    super(sentence);
    this.failure = { type, sentence };
  }
}

/** The failure behind an error of a start, or null when it is a defect rather than an expected failure. */
export function databaseFailureOf(error: unknown, place: string): DatabaseFailure | null {
  if (error instanceof DatabaseError) return error.failure;
  const { code, path } = error as { code?: string; path?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') {
    return {
      type: 'disk-full',
      sentence: `The disk that holds ${place} is full; free some space and start again.`,
    };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    const sentence = `${path ?? place} cannot be written by this user; choose another directory with KANMAI_HOME.`;
    return { type: 'database-unusable', sentence };
  }
  return null;
}
