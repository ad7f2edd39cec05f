import type { Intervention, Suspicion } from '@kanmai/trust';

/** Something that was said, and what is wrong with it. */
export interface EvidenceQuote {
  /** caption: in the room. chat: by a viewer, whose name is not kept. */
  readonly source: 'caption' | 'chat';
  readonly at: string;
  readonly text: string;
  /** Of the host's words: which, by which rule and article, and what to say instead; empty: leave it out. */
  readonly words: string | null;
  readonly officialCode: string | null;
  readonly article: string | null;
  readonly suggestion: string | null;
}

/** What an intervention rests on. */
export interface Evidence {
  readonly quotes: readonly EvidenceQuote[];
  /** By stream: how many among how many since when, and what was usual; the rates that raise suspicion. */
  readonly rates: Readonly<Record<string, Suspicion>>;
}

export interface StoredIntervention {
  readonly id: string;
  readonly roomId: string;
  readonly broadcasterId: string;
  readonly kind: Intervention;
  readonly atMs: number;
  readonly rule: string;
  readonly productId: string | null;
  /** Until when it holds; null for what is over at once. */
  readonly untilMs: number | null;
  readonly takenBack: boolean;
}
