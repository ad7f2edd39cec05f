import { expect } from 'vitest';
import type { Database } from '../server/src/database.ts';
import { normalizePhone } from '../server/src/features/people/accounts/person.policy.ts';
import type { PersonRole } from '../server/src/http/access.ts';
import type { HttpServer } from '../server/src/http/http-server.ts';

export interface SignedIn {
  /** The value of a `cookie` request header. */
  readonly cookie: string;
  readonly personId: string;
}

/**
 * Signs somebody in as anybody does: a code is sent, read where the notify-log adapter wrote it, and given back. The
 * cookies that a stranger had before may be given, so that the stranger becomes the person.
 */
export async function signIn(
  app: { readonly server: HttpServer; readonly db: Database },
  given: {
    readonly email?: string;
    readonly phone?: string;
    readonly cookie?: string;
    readonly roles?: readonly PersonRole[];
  },
): Promise<SignedIn> {
  const headers = given.cookie === undefined ? {} : { cookie: given.cookie };
  const post = (path: string, payload: object) =>
    app.server.inject({ method: 'POST', url: `/api/auth${path}`, headers, payload });
  const { email, phone } = given;
  const asked =
    email === undefined
      ? await post('/phone-number/send-otp', { phoneNumber: phone })
      : await post('/email-otp/send-verification-otp', { email });
  expect(asked.statusCode, asked.body).toBe(200);
  const code = await sentCode(app.db, email?.toLowerCase() ?? normalizePhone(phone ?? '') ?? '');
  const answer =
    email === undefined
      ? await post('/phone-number/verify', { phoneNumber: phone, code })
      : await post('/sign-in/email-otp', { email, otp: code });
  expect(answer.statusCode, answer.body).toBe(200);
  const cookie = cookieHeader(answer.headers['set-cookie']);
  const { personId } = (await app.server.inject({ url: '/api/v1/me', headers: { cookie } })).json<{
    personId: string;
  }>();
  if (given.roles === undefined || given.roles.length === 0) return { cookie, personId };
  for (const role of given.roles) {
    await app.db
      .insertInto('person_roles')
      .values({ person_id: personId, role, granted_at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  // The server remembers who was not yet an operator; a change of one's own makes it look again.
  await app.server.inject({ method: 'PATCH', url: '/api/v1/me', headers: { cookie }, payload: {} });
  return { cookie, personId };
}

/** The newest code that was sent to somebody. */
export async function sentCode(db: Database, recipient: string): Promise<string> {
  const { body } = await db
    .selectFrom('notify_log')
    .select('body')
    .where('recipient', '=', recipient)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const code = /\d{6}/.exec(body)?.[0];
  if (code === undefined) throw new Error(`no code in: ${body}`);
  return code;
}

/** The cookies that an answer sets, as the next request sends them; those it takes away are left out. */
export function cookieHeader(setCookie: string | readonly string[] | undefined): string {
  return [setCookie ?? []]
    .flat()
    .map((header) => header.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

let keys = 0;

/** An Idempotency-Key that no other request has. */
export function newKey(): string {
  keys += 1;
  return `test-key-${process.pid}-${keys}-${Date.now()}`;
}
