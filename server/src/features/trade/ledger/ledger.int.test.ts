import { cents, seededRandom } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../../tests/database.ts';
import { findBalance, type Journal, post, postAll, sumLedger } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const random = seededRandom(7);
const escrow = { kind: 'escrow', ownerId: 'shp_1', currency: 'CNY' } as const;
const provider = { kind: 'provider', ownerId: 'sandbox', currency: 'CNY' } as const;
const journal = (referenceId: string, amount = 100, other = -amount): Journal => ({
  kind: 'capture',
  referenceId,
  atMs: 0,
  entries: [
    { account: provider, amountCents: cents(amount) },
    { account: escrow, amountCents: cents(other) },
  ],
});
const postOne = (given: Journal) => database.db.transaction().execute((tx) => post(tx, random, given));

describe('the ledger', () => {
  it('keeps balances that sum to zero', async () => {
    await postOne(journal('a', 100));
    await postOne(journal('b', 250));
    expect(await findBalance(database.db, provider)).toBe(350);
    expect(await findBalance(database.db, escrow)).toBe(-350);
    expect(await sumLedger(database.db)).toEqual([{ currency: 'CNY', amountCents: 0 }]);
  });

  it('refuses a journal that does not balance, by itself and in the database', async () => {
    await expect(postOne(journal('c', 100, -99))).rejects.toThrow('does not balance');
    const unbalanced = database.db.transaction().execute(async (tx) => {
      await sql`insert into ledger_journals (id, at, kind, reference_id) values ('j', now(), 'x', 'x')`.execute(
        tx,
      );
      await sql`insert into ledger_entries (journal_id, account_id, amount_cents, currency)
        select 'j', id, 5, 'CNY' from ledger_accounts limit 1`.execute(tx);
    });
    await expect(unbalanced).rejects.toThrow('does not balance');
    expect(await findBalance(database.db, provider)).toBe(350);
  });

  it('posts one journal of a kind for a reference', async () => {
    await expect(postOne(journal('a', 1))).rejects.toMatchObject({ code: '23505' });
  });

  it('posts many journals at once, all or none', async () => {
    const postMany = (journals: readonly Journal[]) =>
      database.db.transaction().execute((tx) => postAll(tx, random, journals));
    const before = await findBalance(database.db, provider);
    await postMany([journal('m1', 10), journal('m2', 20), journal('m3', 0)]);
    expect(await findBalance(database.db, provider)).toBe(before + 30);
    await expect(postMany([journal('m4', 10), journal('m1', 10)])).rejects.toMatchObject({ code: '23505' });
    await expect(postMany([journal('m5', 10), journal('m6', 10, -9)])).rejects.toThrow('does not balance');
    await postMany([]);
    expect(await findBalance(database.db, provider)).toBe(before + 30);
  });

  it('is append-only', async () => {
    await expect(sql`update ledger_entries set amount_cents = 1`.execute(database.db)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`delete from ledger_journals`.execute(database.db)).rejects.toThrow('append-only');
  });

  it('makes an account once, however many post to it first', async () => {
    const fresh = { kind: 'escrow', ownerId: 'shp_new', currency: 'CNY' } as const;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postOne({
          kind: 'capture',
          referenceId: `many-${index}`,
          atMs: 0,
          entries: [
            { account: provider, amountCents: cents(1) },
            { account: fresh, amountCents: cents(-1) },
          ],
        }),
      ),
    );
    expect(await findBalance(database.db, fresh)).toBe(-20);
  });
});
