import { err, newId, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { CreatorView, NewCreator } from './creator.schema.ts';
import { storeCreator, storeCreatorAvatarKey } from './creator.store.ts';

export interface CreatorDoors {
  /** Forgets what is remembered of who somebody is: accounts does it. */
  readonly forgetPerson: (personId: string) => void;
}

export interface CreatorDeps {
  readonly deps: FeatureDeps;
  readonly doors: CreatorDoors;
}

/** Makes a creator of who asks: one for each person. */
export async function addCreator(
  { deps, doors }: CreatorDeps,
  actor: Actor,
  claim: IdempotencyClaim,
  creator: NewCreator,
): Promise<Result<CreatorView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const result = await once(deps.db, claim, nowMs, async (tx): Promise<Result<CreatorView, Problem>> => {
    const creatorId = newId('creator', nowMs, deps.random);
    const stored = await storeCreator(tx, { creatorId, personId: actor.personId, creator, nowMs });
    if (stored === 'name-taken') return err({ type: 'name-taken', field: 'name' });
    if (stored === 'is-creator') return err({ type: 'state-conflict', detail: 'You are a creator already.' });
    const view = {
      id: creatorId,
      name: creator.name.trim(),
      introduction: creator.introduction,
      avatarUrl: null,
    };
    await appendEvents(tx, [
      {
        kind: 'creator-changed',
        atMs: nowMs,
        personId: actor.personId,
        subjectId: creatorId,
        data: { name: view.name },
      },
    ]);
    return ok(view);
  });
  if (result.ok) {
    doors.forgetPerson(actor.personId);
    deps.eventsAppended();
  }
  return result;
}

/** Keeps the picture of a creator. */
export async function storeCreatorAvatar(deps: FeatureDeps, creatorId: string, key: string): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    await storeCreatorAvatarKey(tx, creatorId, key);
    await appendEvents(tx, [
      { kind: 'creator-changed', atMs: deps.clock.nowMs(), subjectId: creatorId, data: { avatar: key } },
    ]);
  });
  deps.eventsAppended();
}
