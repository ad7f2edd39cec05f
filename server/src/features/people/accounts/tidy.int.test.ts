import { dayMs, manualClock } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, signIn } from '../../../../../tests/sign-in.ts';

it('removes expired codes, sessions, counts and keys, and nothing that lives', async () => {
  const clock = manualClock(Date.now());
  const app = await peopleServer({ clock });
  try {
    const { cookie } = await signIn(app, { email: 'old@example.com' });
    await app.server.inject({
      method: 'POST',
      url: '/api/v1/me/tokens',
      headers: { cookie, 'idempotency-key': newKey() },
      payload: { name: 'kept', scopes: ['me:read'] },
    });
    await app.server.inject({
      method: 'POST',
      url: '/api/auth/email-otp/send-verification-otp',
      payload: { email: 'asked@example.com' },
    });
    const tidy = app.accounts.jobs?.find(({ name }) => name === 'tidy-accounts');
    const run = () => tidy?.run({}, { signal: new AbortController().signal, lastTry: false });
    const counts = async () => {
      const tables = ['auth_sessions', 'auth_verifications', 'auth_code_sends', 'idempotency_keys'] as const;
      return Promise.all(
        tables.map(async (table) => (await app.db.selectFrom(table).selectAll().execute()).length),
      );
    };
    expect(await counts()).toEqual([1, 1, 2, 1]);
    await run();
    expect(await counts()).toEqual([1, 1, 2, 1]);
    clock.advance(2 * dayMs);
    await run();
    expect(await counts()).toEqual([1, 0, 0, 1]);
    clock.advance(100 * dayMs);
    await run();
    expect(await counts()).toEqual([0, 0, 0, 0]);
  } finally {
    await app.stop();
  }
});
