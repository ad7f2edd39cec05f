import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { emailOTP, genericOAuth, phoneNumber, twoFactor } from 'better-auth/plugins';
import type { FeatureDeps } from '../../../feature.ts';
import { codeGuessesMax, codeMessage, codeMinutes } from './code.policy.ts';
import { sessionDays } from './cookie.policy.ts';
import { decideLocale, mailOfPhone } from './person.policy.ts';
import { oauthProvider } from './sign-in.policy.ts';

/** The header by which the sender's address, as the server knows it, reaches better-auth. */
export const addressHeader = 'x-kanmai-address';
export const authPath = '/api/auth';

const dayS = 86_400;

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by better-auth: codes, passkeys, OpenID Connect, second factors. It keeps to our database and our ports. */
export function createAuth(deps: FeatureDeps) {
  const { config } = deps;
  const send = (
    channel: 'email' | 'phone',
    recipient: string,
    code: string,
    language: string | null | undefined,
  ) => deps.notify.send(codeMessage(channel, recipient, code, decideLocale(language ?? undefined)));

  return betterAuth({
    appName: 'Kanmai',
    baseURL: deps.origin,
    basePath: authPath,
    secret: deps.secret,
    database: { db: deps.db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => deps.log[level === 'debug' ? 'debug' : level](message),
    },
    user: { modelName: 'auth_users' },
    account: { modelName: 'auth_accounts' },
    verification: { modelName: 'auth_verifications' },
    session: {
      modelName: 'auth_sessions',
      expiresIn: sessionDays * dayS,
      updateAge: dayS,
      additionalFields: { twoFactorAt: { type: 'date', required: false, input: false } },
    },
    advanced: {
      cookiePrefix: 'kanmai',
      useSecureCookies: config.origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The identity plugin has checked the origin already, and knows the names this machine goes by.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      database: { validateSchema: false },
    },
    // Guesses are bounded for each code and each recipient; this bounds what one address may try.
    rateLimit: {
      enabled: config.requestsPerMinute > 0,
      window: 60,
      max: 120,
      customRules: {
        '/email-otp/send-verification-otp': { window: 60, max: 20 },
        '/phone-number/send-otp': { window: 60, max: 20 },
        '/sign-in/email-otp': { window: 60, max: 60 },
        '/phone-number/verify': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 30 },
      },
    },
    plugins: [
      emailOTP({
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeGuessesMax,
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }, context) =>
          send('email', email, otp, context?.request?.headers.get('accept-language')),
      }),
      phoneNumber({
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeGuessesMax,
        sendOTP: ({ phoneNumber: phone, code }, context) =>
          send('phone', phone, code, context?.request?.headers.get('accept-language')),
        signUpOnVerification: { getTempEmail: mailOfPhone, getTempName: () => '' },
      }),
      passkey({
        rpID: new URL(deps.origin).hostname,
        rpName: 'Kanmai',
        origin: deps.origin,
        schema: { passkey: { modelName: 'auth_passkeys' } },
      }),
      twoFactor({ issuer: 'Kanmai', allowPasswordless: true, twoFactorTable: 'auth_two_factors' }),
      ...(config.oauthIssuer === ''
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: oauthProvider,
                  discoveryUrl: `${config.oauthIssuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: config.oauthClientId,
                  clientSecret: config.oauthClientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
            }),
          ]),
    ],
  });
}
