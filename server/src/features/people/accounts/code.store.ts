import { dayMs } from '@kanmai/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import { type Database, unitOfWork } from '../../../database.ts';
import { codeSendLimits, twoFactorLockMs, twoFactorTriesMax } from './code.policy.ts';

type Reads = Kysely<DB>;

/** Counts a code that is about to be sent; false when this recipient was sent enough lately. */
export async function claimCodeSend(db: Database, recipient: string, nowMs: number): Promise<boolean> {
  return unitOfWork(db, async (tx) => {
    // One at a time for a recipient: requests at the same moment must not each find room for themselves.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`codes ${recipient}`}, 0))`.execute(tx);
    const before = new Date(nowMs - dayMs);
    await tx
      .deleteFrom('auth_code_sends')
      .where('recipient', '=', recipient)
      .where('at', '<', before)
      .execute();
    const sent = await tx
      .selectFrom('auth_code_sends')
      .select('at')
      .where('recipient', '=', recipient)
      .execute();
    const enough = codeSendLimits.some(
      ({ withinMs, max }) => sent.filter(({ at }) => at.getTime() > nowMs - withinMs).length >= max,
    );
    if (enough) return false;
    await tx
      .insertInto('auth_code_sends')
      .values({ recipient, at: new Date(nowMs) })
      .execute();
    return true;
  });
}

/**
 * Counts a try at the second factor before it is looked at, so that tries at the same time are all counted; false
 * when it is locked. With nothing set up yet there is nothing to guess.
 */
export async function claimTwoFactorTry(db: Reads, userId: string, nowMs: number): Promise<boolean> {
  const lockedUntil = new Date(nowMs + twoFactorLockMs);
  const now = new Date(nowMs);
  const { rows } = await sql<{ locked: boolean }>`
    update auth_two_factors set
      "failedVerificationCount" = case
        when "lockedUntil" is not null and "lockedUntil" <= ${now} then 1
        else coalesce("failedVerificationCount", 0) + 1 end,
      "lockedUntil" = case
        when "lockedUntil" is not null and "lockedUntil" <= ${now} then null
        when coalesce("failedVerificationCount", 0) + 1 >= ${twoFactorTriesMax}
          then coalesce("lockedUntil", ${lockedUntil}) end
    where "userId" = ${userId}
    returning "lockedUntil" is not null as locked
  `.execute(db);
  return rows.every(({ locked }) => !locked);
}

/** Marks the session as having proved the second factor, and forgives the tries before. */
export async function storeTwoFactorProof(db: Reads, token: string, nowMs: number): Promise<void> {
  const now = new Date(nowMs);
  await sql`
    with proved as (
      update auth_sessions set "twoFactorAt" = ${now} where token = ${token} returning "userId"
    )
    update auth_two_factors set "failedVerificationCount" = 0, "lockedUntil" = null
    where "userId" in (select "userId" from proved)
  `.execute(db);
}
