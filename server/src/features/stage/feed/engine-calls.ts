import type { InterestSettings } from '@kanmai/interest';
import type { PackedPages } from './engine-pages.ts';
import type { QuestionName } from './engine-questions.ts';

/** What goes to the engine’s thread: calls, in order; or a snapshot to go on from. */
export type ToEngine = { readonly calls: readonly EngineCall[] } | { readonly restore: Uint8Array | null };

export interface EngineCall {
  readonly id: number;
  readonly name: QuestionName;
  readonly given: readonly unknown[];
}

/** What comes back: pages, other answers, or how restoring went. */
export type FromEngine =
  | { readonly pages: PackedPages }
  | { readonly answers: readonly EngineAnswer[] }
  | { readonly restored: InterestSettings; readonly fault: string | null };

export type EngineAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string };
