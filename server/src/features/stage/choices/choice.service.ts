import { err, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { deleteHide } from '../reactions/index.ts';
import { type Choice, choicesMax, type Dials, type Target } from './choice.schema.ts';
import { countOtherChoices, deleteChoice, lockPerson, putChoice, putDials } from './choice.store.ts';
import { authorExists } from './choice.views.ts';

/** Who asks, and when. */
export interface Asking {
  readonly personId: string;
  readonly nowMs: number;
}

type Answer<Value> = Promise<Result<Value, Problem>>;

/** More or less of something; level 0 takes it back. Asking for more of what was hidden shows it again. */
export async function choose(tx: Tx, { personId, nowMs }: Asking, choice: Choice): Answer<Choice> {
  const { scope, target, level } = choice;
  if (scope === 'author' && !(await authorExists(tx, target))) return err({ type: 'not-found' });
  await lockPerson(tx, personId);
  if (level === 0) await deleteChoice(tx, personId, choice);
  else {
    if ((await countOtherChoices(tx, personId, choice)) >= choicesMax)
      return err({ type: 'too-many', limit: choicesMax });
    await putChoice(tx, personId, choice, nowMs);
  }
  await appendEvents(tx, [
    { kind: 'feed-tuned', atMs: nowMs, personId, subjectId: personId, data: { scope, target, level } },
  ]);
  if (level > 0) await unhide(tx, { personId, nowMs }, { scope, target });
  return ok({ scope, target, level });
}

export async function turnDials(tx: Tx, { personId, nowMs }: Asking, dials: Dials): Answer<Dials> {
  if (dials.nearness > 0 && dials.city === null)
    return err({ type: 'bad-request', field: 'city', detail: 'name the city that things are to be near to' });
  await lockPerson(tx, personId);
  await putDials(tx, personId, dials, nowMs);
  await appendEvents(tx, [
    { kind: 'feed-tuned', atMs: nowMs, personId, subjectId: personId, data: { ...dials } },
  ]);
  return ok(dials);
}

/** Shows an author or a category again that was hidden. Nothing hidden, nothing to do. */
export async function unhide(tx: Tx, { personId, nowMs }: Asking, target: Target): Answer<Target> {
  if (await deleteHide(tx, { personId, ...target }))
    await appendEvents(tx, [
      { kind: 'unhide', atMs: nowMs, personId, subjectId: target.target, data: { ...target } },
    ]);
  return ok(target);
}

/** Forgets one thing that was learnt of a person. */
export async function forgetInterest(tx: Tx, { personId, nowMs }: Asking, target: Target): Answer<Target> {
  await appendEvents(tx, [
    { kind: 'interest-forgotten', atMs: nowMs, personId, subjectId: target.target, data: { ...target } },
  ]);
  return ok(target);
}
