import { type AuthorId, err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import type { AuthorView } from './author.schema.ts';
import { findAuthors } from './author.views.ts';
import { countFollows, followsMax, removeFollow, storeFollow } from './follow.store.ts';

/** Follows or leaves an author; repeating it changes nothing. Answers the author as this person sees it now. */
export async function changeFollow(
  deps: FeatureDeps,
  personId: PersonId,
  authorId: AuthorId,
  follow: boolean,
): Promise<Result<AuthorView, Problem>> {
  const result = await unitOfWork(
    deps.db,
    async (tx): Promise<Result<{ author: AuthorView; changed: boolean }, Problem>> => {
      if (!(await findAuthors(tx, [authorId], null)).has(authorId)) return err({ type: 'not-found' });
      if (follow && (await countFollows(tx, personId)) >= followsMax)
        return err({ type: 'too-many', limit: followsMax });
      const nowMs = deps.clock.nowMs();
      const changed = follow
        ? await storeFollow(tx, personId, authorId, nowMs)
        : await removeFollow(tx, personId, authorId);
      if (changed) await appendEvents(tx, [stepOf(personId, authorId, follow, nowMs)]);
      const author = (await findAuthors(tx, [authorId], personId)).get(authorId) as AuthorView;
      return ok({ author, changed });
    },
  );
  if (!result.ok) return result;
  if (result.value.changed) deps.eventsAppended();
  return ok(result.value.author);
}

function stepOf(personId: PersonId, authorId: AuthorId, follow: boolean, atMs: number): NewEvent {
  const shopId = authorId.startsWith('shp_') ? authorId : null;
  return { kind: follow ? 'follow' : 'unfollow', atMs, personId, shopId, subjectId: authorId };
}
