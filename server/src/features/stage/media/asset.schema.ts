import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const assetStates = ['uploaded', 'processing', 'ready', 'refused'] as const;
export type AssetState = (typeof assetStates)[number];

/** An uploaded video on its way to being a clip. `refusal` is a code such as `media-not-video` or `upload-failed`. */
export const AssetViewSchema = Type.Object({
  id: Type.String(),
  state: Type.Enum([...assetStates]),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  refusal: nullable(Type.String()),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  durationMs: nullable(Type.Integer()),
  videoUrl: nullable(Type.String()),
  coverUrl: nullable(Type.String()),
  stripUrl: nullable(Type.String()),
});

export const AssetParamsSchema = Type.Object({ assetId: Type.String({ pattern: idPattern('asset') }) });

export type AssetView = Static<typeof AssetViewSchema>;

/** An asset as its table holds it. */
export interface Asset {
  readonly id: string;
  readonly ownerId: string;
  readonly state: AssetState;
  readonly sourceKey: string;
  readonly refusal: string | null;
  readonly progress: number;
  readonly tries: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly hasStrip: boolean;
}

export const sourceKeyOf = (assetId: string) => `uploads/${assetId}`;
export const renditionKeyOf = (assetId: string, file: MediaFileName) => `media/${assetId}/${file}`;

/** The files of an asset as they are addressed. */
export const mediaFiles = {
  'video.mp4': 'video/mp4',
  'cover.webp': 'image/webp',
  'strip.webp': 'image/webp',
} as const;
export type MediaFileName = keyof typeof mediaFiles;

/** As its owner sees it: its files by signed addresses, since no clip may show them yet. */
export function assetViewOf(asset: Asset, sign: (path: string) => string): AssetView {
  const ready = asset.state === 'ready';
  const url = (file: MediaFileName) => (ready ? sign(`/media/${asset.id}/${file}`) : null);
  const { id, state, progress, refusal, width, height, durationMs } = asset;
  return {
    id,
    state,
    progress,
    refusal,
    width,
    height,
    durationMs,
    videoUrl: url('video.mp4'),
    coverUrl: url('cover.webp'),
    stripUrl: asset.hasStrip ? url('strip.webp') : null,
  };
}
