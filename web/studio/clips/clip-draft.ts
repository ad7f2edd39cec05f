import type { ClipChange, ClipPlace, StudioClipView } from '@kanmai/client';

/** The words and goods of a clip while they are written. */
export interface ClipDraft {
  readonly caption: string;
  readonly category: string;
  /** As typed, separated by spaces or commas. */
  readonly tags: string;
  readonly goods: readonly AttachedProduct[];
  readonly place: PlaceDraft;
}

/** A place as typed; without a name there is none. */
export interface PlaceDraft {
  readonly name: string;
  readonly city: string;
  readonly lat: string;
  readonly lng: string;
}

export interface AttachedProduct {
  readonly productId: string;
  readonly title: string;
  readonly pictureUrl: string | null;
  readonly atMs: number;
}

const noPlace: PlaceDraft = { name: '', city: '', lat: '', lng: '' };
export const emptyClip: ClipDraft = { caption: '', category: '', tags: '', goods: [], place: noPlace };
export const goodsMax = 20;
const tagsMax = 10;
const tagLengthMax = 30;

export function draftOfClip(clip: StudioClipView): ClipDraft {
  const { caption, category, goods, place } = clip;
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const placed = place && { name: place.name, city: place.city, lat: text(place.lat), lng: text(place.lng) };
  return { caption, category, tags: clip.tags.join(' '), goods, place: placed ?? noPlace };
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
    place: readPlace(draft.place),
  };
}

function readPlace({ name, city, lat, lng }: PlaceDraft): ClipPlace | null {
  if (name.trim() === '') return null;
  return { name: name.trim(), city: city.trim(), lat: readDegrees(lat), lng: readDegrees(lng) };
}

function readDegrees(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** What is wrong with a place, if anything: shown at its fields before it is sent. */
export function placeProblem({ name, city, lat, lng }: PlaceDraft): 'unnamed' | 'coordinates' | null {
  const given = [city, lat, lng].some((text) => text.trim() !== '');
  if (name.trim() === '') return given ? 'unnamed' : null;
  const texts = [lat.trim(), lng.trim()];
  if (texts.every((text) => text === '')) return null;
  const [north, east] = texts.map((text) => (text === '' ? Number.NaN : Number(text))) as [number, number];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? null : 'coordinates';
}

/** Moves a product one place up or down among its siblings. */
export function movedProduct(
  goods: readonly AttachedProduct[],
  index: number,
  by: -1 | 1,
): AttachedProduct[] {
  const other = goods[index + by];
  const moved = goods[index];
  if (other === undefined || moved === undefined) return [...goods];
  return goods.map((product, at) => (at === index ? other : at === index + by ? moved : product));
}

/** Whether something about it still changes by itself, so that it is worth asking again. */
export function isChanging(
  clip: Pick<StudioClipView, 'state' | 'assetState' | 'coverWantedMs' | 'nextAssetState'>,
): boolean {
  const swapping = clip.nextAssetState === 'uploaded' || clip.nextAssetState === 'processing';
  return isPreparing(clip) || clip.coverWantedMs !== null || swapping;
}

export function sameDraft(a: ClipDraft, b: ClipDraft): boolean {
  return JSON.stringify(readClipDraft(a)) === JSON.stringify(readClipDraft(b));
}

/** Whether its video still changes by itself, so that it is worth asking again. */
export function isPreparing(clip: Pick<StudioClipView, 'state' | 'assetState'>): boolean {
  return (
    (clip.state === 'draft' || clip.state === 'scheduled') &&
    (clip.assetState === 'uploaded' || clip.assetState === 'processing')
  );
}
