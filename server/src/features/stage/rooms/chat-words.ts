import { secondMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { wordFinder } from './chat.policy.ts';
import { listChatWords } from './chat-word.store.ts';

/** The platform's banned words as this process knows them: read anew every few seconds, for all rooms together. */
export interface ChatWords {
  finder(): Promise<(text: string) => boolean>;
  /** They were changed here: read anew. */
  changed(): void;
}

const keptMs = 5 * secondMs;

export function createChatWords({ db, clock }: Pick<FeatureDeps, 'db' | 'clock'>): ChatWords {
  let kept: { readonly atMs: number; readonly finder: Promise<(text: string) => boolean> } | null = null;
  return {
    finder() {
      const nowMs = clock.nowMs();
      if (kept !== null && nowMs - kept.atMs < keptMs) return kept.finder;
      const finder = listChatWords(db).then(wordFinder);
      kept = { atMs: nowMs, finder };
      // What failed is asked again by the next.
      finder.catch(() => {
        kept = null;
      });
      return finder;
    },
    changed() {
      kept = null;
    },
  };
}
