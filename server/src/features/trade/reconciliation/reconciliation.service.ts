import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { type PaymentProvider, PaymentProviderError, type ProviderDay } from '../../../ports/payment.ts';
import { audit } from '../../people/audit/index.ts';
import {
  compareDay,
  daysBefore,
  daysLookedAt,
  providerDayAt,
  providerDayOf,
  totalsOf,
} from './reconciliation.policy.ts';
import type { DifferenceView, RunView } from './reconciliation.schema.ts';
import {
  countOpen,
  findComparedDays,
  findKnown,
  findOwn,
  listOwnOf,
  lockDifference,
  lockRun,
  replaceDifferences,
  replaceEntries,
  setExplanation,
  setRun,
  setRunState,
} from './reconciliation.store.ts';
import { findDifference, findRun } from './reconciliation.views.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'payment' | 'log'>;

/** Compares the days of the last week that were not compared yet, provider by provider. */
export async function reconcileLately(deps: Deps): Promise<void> {
  const days = daysBefore(deps.clock.nowMs(), daysLookedAt);
  for (const provider of deps.payment.all) {
    const done = await findComparedDays(
      deps.db,
      provider.name,
      days.map(({ date }) => date),
    );
    for (const day of days) if (!done.has(day.date)) await reconcileDay(deps, provider, day);
  }
}

/** Reads a provider's file of a day and compares it with our tables. Safe to repeat: the later reading counts. */
export async function reconcileDay(deps: Deps, provider: PaymentProvider, day: ProviderDay): Promise<void> {
  const { name } = provider;
  const nowMs = deps.clock.nowMs();
  // Before the unit of work: a provider may take its time.
  const read = await readFile(deps, provider, day);
  await unitOfWork(deps.db, async (tx) => {
    await lockRun(tx, name, day.date, nowMs);
    if (typeof read === 'string' || read === null) {
      const state = read === null ? 'waiting' : 'failed';
      await setRun(tx, name, day.date, { state, detail: read ?? '', entries: 0, totals: [] }, nowMs);
      return;
    }
    await replaceEntries(tx, name, day.date, read.entries);
    const due = await listOwnOf(tx, name, providerDayAt(day.fromMs - 1));
    const differences = compareDay({
      file: read,
      ours: await findOwn(tx, name, read.entries),
      due,
      known: await findKnown(tx, name, day.date, due),
    });
    const open = await replaceDifferences(tx, name, day.date, differences);
    const result = { detail: '', entries: read.entries.length, totals: totalsOf(read.entries) };
    await setRun(tx, name, day.date, { ...result, state: open === 0 ? 'even' : 'uneven' }, nowMs);
  });
}

/** The file; null when it is not there yet; a sentence when it cannot be read. */
async function readFile(deps: Deps, provider: PaymentProvider, day: ProviderDay) {
  try {
    return await provider.readDay(day);
  } catch (error) {
    deps.log.error(
      { error, provider: provider.name, day: day.date },
      'a day of a provider could not be read',
    );
    return error instanceof PaymentProviderError ? error.message : 'the file has another form than expected';
  }
}

/** Compares one day now, at an operator's wish; a day that is not over yet cannot be. */
export async function runReconciliation(
  deps: Deps,
  name: string,
  date: string,
): Promise<Result<RunView, Problem>> {
  const provider = deps.payment.find(name);
  const day = providerDayOf(date);
  if (provider === undefined || day === null) return err({ type: 'not-found' });
  if (day.untilMs > deps.clock.nowMs()) return err({ type: 'state-conflict', field: 'day' });
  await reconcileDay(deps, provider, day);
  const run = await findRun(deps.db, name, date);
  return run === null ? err({ type: 'not-found' }) : ok(run);
}

/** Says why a difference is as it should be; a day whose differences are all explained is even. */
export async function explainDifference(
  deps: Deps,
  actor: Actor,
  id: number,
  explanation: string,
): Promise<Result<DifferenceView, Problem>> {
  const explained = await unitOfWork(deps.db, async (tx) => {
    const day = await lockDifference(tx, id);
    if (day === null) return false;
    await setExplanation(tx, id, explanation, actor.personId, deps.clock.nowMs());
    await setRunState(
      tx,
      day.provider,
      day.day,
      (await countOpen(tx, day.provider, day.day)) === 0 ? 'even' : 'uneven',
    );
    await audit(tx, deps, {
      actorId: actor.personId,
      action: 'reconciliation-explain',
      subjectId: `${day.provider} ${day.day}`,
      reason: explanation,
      detail: { differenceId: id },
    });
    return true;
  });
  const view = explained ? await findDifference(deps.db, id) : null;
  return view === null ? err({ type: 'not-found' }) : ok(view);
}
