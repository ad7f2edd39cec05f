import type { Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import type { AppealKind } from './appeal.schema.ts';

/** What a feature says of decisions taken against its things, so that they can be appealed against. */
export interface AppealSubject {
  /** The actions in the audit log that are such decisions. */
  readonly actions: readonly string[];
  /** Against whom a decision is in force now, and what its thing is called; null when none is. */
  findInForce(tx: Tx, subjectId: string): Promise<{ authorId: string; title: string } | null>;
  /** Undoes the decision; what is answered is done once that is kept. */
  undo(
    tx: Tx,
    actor: Actor,
    subjectId: string,
    reason: string,
  ): Promise<Result<() => Promise<void>, Problem>>;
}

export type AppealSubjects = Partial<Record<AppealKind, AppealSubject>>;
