import { describe, expect, it } from 'vitest';
import { problemOfSignIn, signInEndpoints } from './sign-in.policy.ts';

const shape = (endpoint: string, body: Record<string, unknown>) => signInEndpoints[endpoint]?.shape(body);

describe('what reaches better-auth', () => {
  it('drops every field that is not asked for, such as a phone number that nobody proved', () => {
    const body = {
      email: ' A@B.cn ',
      otp: '123456',
      phoneNumber: '+8613812345678',
      name: 'x',
      role: 'admin',
    };
    expect(shape('POST /sign-in/email-otp', body)).toEqual({
      ok: true,
      value: { email: 'a@b.cn', otp: '123456' },
    });
  });

  it('sends codes for signing in only, and never to a stand-in address', () => {
    expect(
      shape('POST /email-otp/send-verification-otp', { email: 'a@b.cn', type: 'forget-password' }),
    ).toEqual({
      ok: true,
      value: { email: 'a@b.cn', type: 'sign-in' },
    });
    const standIn = { email: '8613812345678@phone.kanmai.invalid' };
    expect(shape('POST /email-otp/send-verification-otp', standIn)).toMatchObject({
      failure: { field: 'email' },
    });
  });

  it('lets a phone be proved without a session being asked away', () => {
    const body = { phoneNumber: '13812345678', code: '1', disableSession: true, updatePhoneNumber: 'yes' };
    expect(shape('POST /phone-number/verify', body)).toEqual({
      ok: true,
      value: { phoneNumber: '+8613812345678', code: '1' },
    });
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 7])(
    'does not come back from elsewhere to %s',
    (callbackURL) => {
      expect(shape('POST /sign-in/social', { callbackURL })).toMatchObject({
        failure: { field: 'callbackURL' },
      });
    },
  );

  it.each([
    'POST /sign-up/email',
    'POST /sign-in/email',
    'POST /update-user',
    'POST /phone-number/reset-password',
    'GET /get-session',
    'GET /list-sessions',
    'POST /two-factor/get-totp-uri',
  ])('%s does not exist', (endpoint) => expect(signInEndpoints[endpoint]).toBeUndefined());
});

describe('problemOfSignIn', () => {
  it.each([
    [400, 'INVALID_OTP', 'code-wrong'],
    [401, 'INVALID_CODE', 'code-wrong'],
    [403, 'TOO_MANY_ATTEMPTS', 'code-expired'],
    [400, 'OTP_EXPIRED', 'code-expired'],
    [401, 'UNAUTHORIZED', 'sign-in-required'],
    [429, undefined, 'too-many-requests'],
    [500, 'INVALID_OTP', 'internal'],
    [500, 'FAILED_TO_VERIFY_REGISTRATION', 'passkey-refused'],
    [400, 'ANYTHING', 'bad-request'],
  ])('%s %s → %s', (status, code, type) => expect(problemOfSignIn(status, { code }).type).toBe(type));
});
