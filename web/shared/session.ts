import type { MeView } from '@kanmai/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem, api, OfflineProblem, unwrap } from './api.ts';

/** Who is here: a stranger with a visitor cookie, or a person signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(api.GET('/api/v1/me')),
  staleTime: 60_000,
});

export function useMe(): MeView | undefined {
  return useQuery(meQuery).data;
}

/** Calls a door of sign-in, which is no part of the described API but answers the same problems. */
async function auth<Reply>(path: string, body: Record<string, unknown>): Promise<Reply> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new OfflineProblem(cause);
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer as Reply;
  throw new ApiProblem(response.status, answer);
}

/** An address of mail has an @; anything else is taken for a phone number. */
export function recipientKind(recipient: string): 'email' | 'phone' {
  return recipient.includes('@') ? 'email' : 'phone';
}

/** `138 0013 8000` → `+8613800138000`: eleven digits from 1 are a Chinese mobile; others give their country code. */
export function phoneNumber(text: string): string | null {
  const digits = text.replace(/[\s()-]/g, '');
  if (/^1\d{10}$/.test(digits)) return `+86${digits}`;
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

export function sendCode(recipient: string): Promise<unknown> {
  return recipientKind(recipient) === 'email'
    ? auth('/email-otp/send-verification-otp', { email: recipient, type: 'sign-in' })
    : auth('/phone-number/send-otp', { phoneNumber: phoneNumber(recipient) ?? recipient });
}

export function signInWithCode(recipient: string, code: string): Promise<unknown> {
  return recipientKind(recipient) === 'email'
    ? auth('/sign-in/email-otp', { email: recipient, otp: code })
    : auth('/phone-number/verify', { phoneNumber: phoneNumber(recipient) ?? recipient, code });
}

export function signOut(): Promise<unknown> {
  return auth('/sign-out', {});
}
