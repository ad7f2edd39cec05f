import { newId, type PersonId } from '@kanmai/kernel';
import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { Locale } from './person.policy.ts';
import {
  bindStranger,
  findPersonOfAccount,
  findStranger,
  lockAccount,
  markMerged,
  storePerson,
} from './person.store.ts';

/**
 * Moves what a feature keeps of a stranger to the account they turned out to be, inside the merge's unit of work.
 * Where both have something (the same like, the same cart line), the account ends with it once.
 */
export type OnMerge = (tx: Tx, from: PersonId, to: PersonId) => Promise<void>;

export interface Account {
  readonly userId: string;
  readonly displayName: string;
  readonly locale: Locale;
}

type BindDeps = Pick<FeatureDeps, 'clock' | 'random' | 'eventsAppended'> & {
  readonly db: Database;
  readonly onMerge: readonly OnMerge[];
};

/**
 * The person of an account. At the first sign-in the stranger who signed in becomes that person; later strangers are
 * merged into it. Safe to repeat with the same stranger.
 */
export async function bindAccount(
  deps: BindDeps,
  account: Account,
  stranger: PersonId | null,
): Promise<PersonId> {
  const bound = await unitOfWork(deps.db, async (tx) => {
    await lockAccount(tx, account.userId);
    const personId = await findPersonOfAccount(tx, account.userId);
    const state = stranger === null ? 'taken' : await findStranger(tx, stranger);
    if (personId === null)
      return { personId: await becomePerson(tx, deps, account, stranger, state), merged: false };
    if (stranger === null || state !== 'free') return { personId, merged: false };
    await merge(tx, deps, stranger, personId);
    return { personId, merged: true };
  });
  if (bound.merged) deps.eventsAppended();
  return bound.personId;
}

async function becomePerson(
  tx: Tx,
  deps: BindDeps,
  account: Account,
  stranger: PersonId | null,
  state: 'free' | 'taken' | 'absent',
): Promise<PersonId> {
  const nowMs = deps.clock.nowMs();
  if (stranger !== null && state === 'free') {
    await bindStranger(tx, stranger, account.userId, account.displayName);
    return stranger;
  }
  const personId = stranger !== null && state === 'absent' ? stranger : newId('person', nowMs, deps.random);
  await storePerson(tx, { personId, ...account, nowMs });
  return personId;
}

async function merge(tx: Tx, deps: BindDeps, from: PersonId, to: PersonId): Promise<void> {
  for (const move of deps.onMerge) await move(tx, from, to);
  await markMerged(tx, from, to);
  await appendEvents(tx, [
    { kind: 'person-merged', atMs: deps.clock.nowMs(), personId: to, subjectId: from, data: { from, to } },
  ]);
}
