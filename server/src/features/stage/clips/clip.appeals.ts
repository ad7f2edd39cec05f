import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { type AuditEntry, audit } from '../../people/audit/index.ts';
import { restoreClip } from './clip.service.ts';
import { lockClip } from './clip.store.ts';

/** A clip that was taken down is shown again when its author's appeal is accepted. */
export function clipAppeals(deps: FeatureDeps): AppealSubject {
  return {
    actions: ['clip-take-down'],
    async findInForce(tx, subjectId) {
      const clip = await lockClip(tx, subjectId);
      return clip?.state === 'taken-down' ? { authorId: clip.authorId, title: clip.caption } : null;
    },
    async undo(tx, actor, subjectId, reason) {
      const moment = { actor, nowMs: deps.clock.nowMs() };
      const write = (unit: typeof tx, entry: AuditEntry) => audit(unit, deps, entry);
      const restored = await restoreClip(tx, moment, write, subjectId, reason);
      return restored.ok ? ok(async () => undefined) : err(restored.failure);
    },
  };
}
