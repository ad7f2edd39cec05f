import type { Problem } from './problems.ts';

/** What a browser says about where a request comes from. */
export interface RequestSource {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site made a browser send. Every browser since 2020 names the origin of an unsafe
 * request or its Sec-Fetch-Site; what names neither is not a browser, and nobody's cookies can be abused through it.
 * The order of the questions is that of Go's http.CrossOriginProtection (F. Valsorda, 2025).
 */
export function decideOrigin(source: RequestSource, ownOrigin: string): Problem | null {
  if (safeMethods.has(source.method)) return null;
  if (source.origin !== undefined && source.origin === ownOrigin) return null;
  if (source.fetchSite !== undefined) {
    return source.fetchSite === 'same-origin' || source.fetchSite === 'none'
      ? null
      : { type: 'origin-refused' };
  }
  if (source.origin === undefined) return null;
  return hostOf(source.origin) === source.host ? null : { type: 'origin-refused' };
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
