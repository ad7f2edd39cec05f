import { dayMs, manualClock } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { peopleServer } from '../../../../../tests/people-server.ts';
import { signIn } from '../../../../../tests/sign-in.ts';

it('removes expired codes, sessions and counts, and nothing that lives', async () => {
  const clock = manualClock(Date.now());
  const app = await peopleServer({ clock });
  try {
    await signIn(app, { email: 'old@example.com' });
    await app.server.inject({
      method: 'POST',
      url: '/api/auth/email-otp/send-verification-otp',
      payload: { email: 'asked@example.com' },
    });
    const tidy = app.accounts.jobs?.find(({ name }) => name === 'tidy-accounts');
    const run = () => tidy?.run({}, { signal: new AbortController().signal, lastTry: false });
    const counts = async () => {
      const count = async (table: 'auth_sessions' | 'auth_verifications' | 'auth_code_sends') =>
        (await app.db.selectFrom(table).selectAll().execute()).length;
      return [
        await count('auth_sessions'),
        await count('auth_verifications'),
        await count('auth_code_sends'),
      ];
    };
    expect(await counts()).toEqual([1, 1, 2]);
    await run();
    expect(await counts()).toEqual([1, 1, 2]);
    clock.advance(2 * dayMs);
    await run();
    expect(await counts()).toEqual([1, 0, 0]);
    clock.advance(100 * dayMs);
    await run();
    expect(await counts()).toEqual([0, 0, 0]);
  } finally {
    await app.stop();
  }
});
