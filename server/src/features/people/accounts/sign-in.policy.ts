import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { normalizePhone } from './person.policy.ts';

type Body = Record<string, unknown>;

/** A part of better-auth that is open to the outside. What is not in the table does not exist. */
export interface SignInEndpoint {
  /** Keeps the fields that may be given, and checks them: anything else that better-auth would take is dropped. */
  readonly shape: (body: Body) => Result<Body, Problem>;
  /** The address or phone that will be sent a code. */
  readonly recipient?: (body: Body) => string;
  /** Needs the second factor of those who have one: it takes that factor away or shows its secrets. */
  readonly guarded?: true;
  /** Proves the second factor: tries are counted. */
  readonly proves?: true;
}

export const emailForm = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

const nothing = (): Result<Body, Problem> => ok({});
const anything = (body: Body): Result<Body, Problem> => ok(body);

const texts =
  (...names: readonly string[]) =>
  (body: Body): Result<Body, Problem> => {
    for (const name of names) {
      if (typeof body[name] !== 'string' || body[name] === '')
        return err({ type: 'bad-request', field: name });
    }
    return ok(Object.fromEntries(names.map((name) => [name, body[name]])));
  };

const withEmail =
  (shape: (body: Body) => Result<Body, Problem>) =>
  (body: Body): Result<Body, Problem> => {
    const email = typeof body.email === 'string' ? body.email.trim().toLowerCase() : '';
    // Nothing is sent to the stand-in addresses of those who signed in by phone.
    if (!emailForm.test(email) || email.endsWith('.invalid'))
      return err({ type: 'bad-request', field: 'email' });
    return shape({ ...body, email });
  };

const withPhone =
  (shape: (body: Body) => Result<Body, Problem>) =>
  (body: Body): Result<Body, Problem> => {
    const phoneNumber = typeof body.phoneNumber === 'string' ? normalizePhone(body.phoneNumber) : null;
    return phoneNumber === null
      ? err({ type: 'bad-request', field: 'phoneNumber' })
      : shape({ ...body, phoneNumber });
  };

const code = (body: Body): Result<Body, Problem> =>
  typeof body.code === 'string' && body.code.length <= 32
    ? ok({ code: body.code })
    : err({ type: 'bad-request', field: 'code' });

const phoneProof = (body: Body): Result<Body, Problem> => {
  const shaped = texts('phoneNumber', 'code')(body);
  if (!shaped.ok || body.updatePhoneNumber !== true) return shaped;
  return ok({ ...shaped.value, updatePhoneNumber: true });
};

/** Comes back to a page of ours only: better-auth would take any trusted origin, this takes none but the path. */
const oauthStart = (body: Body): Result<Body, Problem> => {
  const path = body.callbackURL ?? '/';
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path))
    return err({ type: 'bad-request', field: 'callbackURL' });
  return ok({
    provider: oauthProvider,
    callbackURL: path,
    errorCallbackURL: '/sign-in',
    disableRedirect: true,
  });
};

/** The name of the one OpenID Connect provider that an installation can be given. */
export const oauthProvider = 'oidc';

export const signInEndpoints: Readonly<Record<string, SignInEndpoint>> = {
  'POST /email-otp/send-verification-otp': {
    shape: withEmail(({ email }) => ok({ email, type: 'sign-in' })),
    recipient: (body) => String(body.email),
  },
  'POST /sign-in/email-otp': { shape: withEmail(texts('email', 'otp')) },
  'POST /phone-number/send-otp': {
    shape: withPhone(texts('phoneNumber')),
    recipient: (body) => String(body.phoneNumber),
  },
  'POST /phone-number/verify': { shape: withPhone(phoneProof) },
  'GET /passkey/generate-register-options': { shape: nothing },
  'POST /passkey/verify-registration': { shape: anything },
  'GET /passkey/generate-authenticate-options': { shape: nothing },
  'POST /passkey/verify-authentication': { shape: anything },
  'GET /passkey/list-user-passkeys': { shape: nothing },
  'POST /passkey/delete-passkey': { shape: texts('id') },
  'POST /passkey/update-passkey': { shape: texts('id', 'name') },
  'POST /two-factor/enable': { shape: () => ok({ method: 'totp' }) },
  'POST /two-factor/verify-totp': { shape: code, proves: true },
  'POST /two-factor/verify-backup-code': { shape: code, proves: true },
  'POST /two-factor/generate-backup-codes': { shape: nothing, guarded: true },
  'POST /two-factor/disable': { shape: nothing, guarded: true },
  'POST /sign-in/social': { shape: oauthStart },
  [`GET /callback/${oauthProvider}`]: { shape: nothing },
  'POST /revoke-other-sessions': { shape: nothing },
  'POST /sign-out': { shape: nothing },
};

const codeProblems: Readonly<Record<string, Problem['type']>> = {
  INVALID_OTP: 'code-wrong',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  OTP_NOT_FOUND: 'code-expired',
  OTP_EXPIRED: 'code-expired',
  OTP_HAS_EXPIRED: 'code-expired',
  TOO_MANY_ATTEMPTS: 'code-expired',
};

/** A passkey that does not fit its challenge or our address; better-auth calls some of these a failure of its own. */
const passkeyRefusals: ReadonlySet<unknown> = new Set([
  'FAILED_TO_VERIFY_REGISTRATION',
  'AUTHENTICATION_FAILED',
  'CHALLENGE_NOT_FOUND',
  'PASSKEY_NOT_FOUND',
  'PREVIOUSLY_REGISTERED',
]);

const statusProblems: Readonly<Record<number, Problem['type']>> = {
  401: 'sign-in-required',
  403: 'not-allowed',
  404: 'not-found',
  429: 'too-many-requests',
};

/** The problem to answer where better-auth answered an error of its own. */
export function problemOfSignIn(status: number, body: { code?: unknown; message?: unknown }): Problem {
  if (passkeyRefusals.has(body.code)) return { type: 'passkey-refused' };
  if (status >= 500) return { type: 'internal' };
  const known = typeof body.code === 'string' ? codeProblems[body.code] : undefined;
  if (known !== undefined) return { type: known };
  const type = statusProblems[status] ?? 'bad-request';
  return typeof body.message === 'string' ? { type, detail: body.message } : { type };
}
