import type { PersonId } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import type { Actor } from './access.ts';
import { requireTwoFactor, twoFactorMs } from './two-factor.ts';

const actor = (twoFactor?: Actor['twoFactor']): Actor => ({
  personId: 'psn_x' as PersonId,
  signedIn: true,
  displayName: '',
  locale: 'en',
  roles: new Set(),
  shops: new Map(),
  creatorId: null,
  scopes: null,
  ...(twoFactor === undefined ? {} : { twoFactor }),
});
const nowMs = 10 * twoFactorMs;

it.each([
  ['nobody enrolled', undefined, 'when-enrolled', null],
  ['nobody enrolled', undefined, 'always', 'two-factor-missing'],
  ['enrolled, never proved', { enrolled: true, provedAtMs: null }, 'when-enrolled', 'two-factor-required'],
  ['enrolled, proved now', { enrolled: true, provedAtMs: nowMs }, 'always', null],
  [
    'proved a moment before it is over',
    { enrolled: true, provedAtMs: nowMs - twoFactorMs + 1 },
    'always',
    null,
  ],
  [
    'proved too long ago',
    { enrolled: true, provedAtMs: nowMs - twoFactorMs },
    'when-enrolled',
    'two-factor-required',
  ],
] as const)('%s (%o), demand %s → %s', (_who, twoFactor, demand, failure) => {
  expect(requireTwoFactor(actor(twoFactor), demand, nowMs)?.type ?? null).toBe(failure);
});
