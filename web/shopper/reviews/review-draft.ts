import type { Photo } from './review-queries.ts';

/** What is being written of one line. */
export interface LineDraft {
  /** 0 while none is chosen. */
  readonly goodsStars: number;
  readonly text: string;
  readonly photos: readonly Photo[];
}

export const emptyLine: LineDraft = { goodsStars: 0, text: '', photos: [] };

export interface Draft {
  readonly serviceStars: number;
  readonly logisticsStars: number;
  readonly anonymous: boolean;
  readonly lines: Readonly<Record<number, LineDraft>>;
}

export const emptyDraft: Draft = { serviceStars: 0, logisticsStars: 0, anonymous: false, lines: {} };

/** What is missing before it can be sent; null when nothing is. A line without stars is left for later, unless it says something. */
export function missingOf(draft: Draft): 'starsMissing' | 'nothingChosen' | null {
  const lines = Object.values(draft.lines);
  const begun = lines.filter(({ text, photos }) => text.trim() !== '' || photos.length > 0);
  if (begun.some(({ goodsStars }) => goodsStars === 0)) return 'starsMissing';
  if (!lines.some(({ goodsStars }) => goodsStars > 0)) return 'nothingChosen';
  return draft.serviceStars === 0 || draft.logisticsStars === 0 ? 'starsMissing' : null;
}

/** The draft as the API takes it: stars for service and logistics go with each line. */
export function bodyOf({ serviceStars, logisticsStars, anonymous, lines }: Draft) {
  return {
    anonymous,
    reviews: Object.entries(lines)
      .filter(([, { goodsStars }]) => goodsStars > 0)
      .map(([position, { goodsStars, text, photos }]) => ({
        position: Number(position),
        ...{ goodsStars, serviceStars, logisticsStars },
        text: text.trim(),
        pictureKeys: photos.map(({ key }) => key),
      })),
  };
}
