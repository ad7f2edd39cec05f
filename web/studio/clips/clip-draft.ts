import type { ClipChange, StudioClipView } from '@kanmai/client';

/** The words and goods of a clip while they are written. */
export interface ClipDraft {
  readonly caption: string;
  readonly category: string;
  /** As typed, separated by spaces or commas. */
  readonly tags: string;
  readonly goods: readonly AttachedProduct[];
}

export interface AttachedProduct {
  readonly productId: string;
  readonly title: string;
  readonly pictureUrl: string | null;
  readonly atMs: number;
}

export const emptyClip: ClipDraft = { caption: '', category: '', tags: '', goods: [] };
export const goodsMax = 20;
const tagsMax = 10;
const tagLengthMax = 30;

export function draftOfClip(clip: StudioClipView): ClipDraft {
  return { caption: clip.caption, category: clip.category, tags: clip.tags.join(' '), goods: clip.goods };
}

/** `#夏天 荔枝,fruit` → three tags; each once, without their #. */
export function readTags(text: string): string[] {
  const tags = text
    .split(/[\s,，、#＃]+/)
    .map((tag) => tag.slice(0, tagLengthMax))
    .filter(Boolean);
  return [...new Set(tags)].slice(0, tagsMax);
}

export function readClipDraft(draft: ClipDraft): Required<ClipChange> {
  return {
    caption: draft.caption.trim(),
    category: draft.category.trim(),
    tags: readTags(draft.tags),
    goods: draft.goods.map(({ productId, atMs }) => ({ productId, atMs })),
  };
}

export function sameDraft(a: ClipDraft, b: ClipDraft): boolean {
  return JSON.stringify(readClipDraft(a)) === JSON.stringify(readClipDraft(b));
}

/** Whether its video still changes by itself, so that it is worth asking again. */
export function isPreparing(clip: Pick<StudioClipView, 'state' | 'assetState'>): boolean {
  return clip.state === 'draft' && (clip.assetState === 'uploaded' || clip.assetState === 'processing');
}
