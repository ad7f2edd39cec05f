import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { pictureKeyPattern } from '../../trade/catalogue/index.ts';

export const captionLengthMax = 300;
export const categoryLengthMax = 60;
export const tagsMax = 10;
export const tagLengthMax = 30;
export const goodsMax = 20;
export const placeNameLengthMax = 60;
export const placeCityLengthMax = 40;
export const reasonLengthMax = 500;
/** Items of a list whose query does not say how many. */
export const pageLimitDefault = 20;

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const authorIdPattern = '^(shp|crt)_[0-9a-hjkmnp-tv-z]{26}$';

/** Who publishes clips, as the viewer sees it. */
export const AuthorViewSchema = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('shop'), Type.Literal('creator')]),
  name: Type.String(),
  avatarUrl: nullable(Type.String()),
  followed: Type.Boolean(),
  followerCount: Type.Integer(),
});

/** A product attached to a clip. `atMs` is the moment of the clip that shows it. */
export const ProductChipSchema = Type.Object({
  productId: Type.String(),
  title: Type.String(),
  pictureUrl: nullable(Type.String()),
  priceCents: Type.Integer(),
  currency: Type.String(),
  inStock: Type.Boolean(),
  guarantees: Type.Array(Type.String()),
  atMs: Type.Integer(),
});

/** Where a clip was made, as its author says. */
export const ClipPlaceSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: placeNameLengthMax }),
    city: Type.String({ maxLength: placeCityLengthMax }),
    lat: nullable(Type.Number({ minimum: -90, maximum: 90 })),
    lng: nullable(Type.Number({ minimum: -180, maximum: 180 })),
  },
  { additionalProperties: false },
);

export const ClipViewSchema = Type.Object({
  id: Type.String(),
  author: AuthorViewSchema,
  caption: Type.String(),
  category: Type.String(),
  tags: Type.Array(Type.String()),
  durationMs: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  videoUrl: Type.String(),
  coverUrl: Type.String(),
  stripUrl: nullable(Type.String()),
  publishedAt: nullable(Type.String()),
  likeCount: Type.Integer(),
  commentCount: Type.Integer(),
  shareCount: Type.Integer(),
  liked: Type.Boolean(),
  goods: Type.Array(ProductChipSchema),
  place: nullable(ClipPlaceSchema),
  shareUrl: Type.String(),
});

const clipStates = ['draft', 'scheduled', 'published', 'taken-down', 'reference', 'removed'] as const;
export type ClipState = (typeof clipStates)[number];
const clipState = Type.Enum([...clipStates]);

/** A clip as its author and the operators see it: with its state and that of its video. */
export const StudioClipViewSchema = Type.Object({
  ...ClipViewSchema.properties,
  state: clipState,
  takenDownReason: nullable(Type.String()),
  publishWhenReady: Type.Boolean(),
  /** When it is to be published; of a scheduled clip only. */
  publishAt: nullable(Type.String()),
  /** The moment that the clip's own cover shows; null when it is an uploaded picture or was made with the video. */
  coverAtMs: nullable(Type.Integer()),
  ownCover: Type.Boolean(),
  /** The moment whose picture is being made into the cover. */
  coverWantedMs: nullable(Type.Integer()),
  /** A video that takes the place of this one as soon as it is ready: its state, or null. */
  nextAssetState: nullable(Type.String()),
  assetState: nullable(Type.String()),
  assetRefusal: nullable(Type.String()),
  progress: Type.Number(),
});

const caption = Type.String({ maxLength: captionLengthMax });
const category = Type.String({ maxLength: categoryLengthMax });
const tags = Type.Array(Type.String({ minLength: 1, maxLength: tagLengthMax }), { maxItems: tagsMax });
const goods = Type.Array(
  Type.Object({
    productId: Type.String({ pattern: idPattern('product') }),
    atMs: Type.Integer({ minimum: 0 }),
  }),
  { maxItems: goodsMax },
);

/** A place as its author writes it; both coordinates or none. */
const place = nullable(
  Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: placeNameLengthMax }),
      city: Type.Optional(Type.String({ maxLength: placeCityLengthMax })),
      lat: Type.Optional(nullable(Type.Number({ minimum: -90, maximum: 90 }))),
      lng: Type.Optional(nullable(Type.Number({ minimum: -180, maximum: 180 }))),
    },
    { additionalProperties: false },
  ),
);

export const NewClipSchema = Type.Object(
  {
    authorId: Type.String({ pattern: authorIdPattern }),
    assetId: Type.String({ pattern: idPattern('asset') }),
    caption,
    category,
    tags,
    goods,
    place: Type.Optional(place),
    publish: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const ClipChangeSchema = Type.Partial(Type.Object({ caption, category, tags, goods, place }), {
  additionalProperties: false,
  minProperties: 1,
});

/** When to publish, as an instant; at least a minute and at most 90 days ahead of the server's clock. */
export const ScheduleBodySchema = Type.Object(
  { publishAt: Type.String({ maxLength: 40 }) },
  { additionalProperties: false },
);

/** A moment of the video, or a picture that was uploaded before; null goes back to the cover made with the video. */
export const CoverBodySchema = Type.Union([
  Type.Object({ atMs: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
  Type.Object(
    { pictureKey: nullable(Type.String({ pattern: pictureKeyPattern })) },
    { additionalProperties: false },
  ),
]);

export const ReplaceBodySchema = Type.Object(
  { assetId: Type.String({ pattern: idPattern('asset') }) },
  { additionalProperties: false },
);

export const ReasonBodySchema = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: reasonLengthMax }) },
  { additionalProperties: false },
);

export const ClipParamsSchema = Type.Object({ clipId: Type.String({ pattern: idPattern('clip') }) });

export const StudioClipsQuerySchema = Type.Object({
  ...PageQuery.properties,
  authorId: Type.String({ pattern: authorIdPattern }),
  state: Type.Optional(Type.Enum(['draft', 'scheduled', 'published', 'taken-down'])),
  query: Type.Optional(Type.String({ maxLength: 100 })),
  /** One clip by its id. */
  clipId: Type.Optional(Type.String({ pattern: idPattern('clip') })),
});

export const OpsClipsQuerySchema = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(clipState),
  query: Type.Optional(Type.String({ maxLength: 100 })),
});

export type AuthorView = Static<typeof AuthorViewSchema>;
export type ProductChip = Static<typeof ProductChipSchema>;
export type ClipPlace = Static<typeof ClipPlaceSchema>;
export type ClipCoverWish = Static<typeof CoverBodySchema>;
export type ClipView = Static<typeof ClipViewSchema>;
export type StudioClipView = Static<typeof StudioClipViewSchema>;
export type NewClip = Static<typeof NewClipSchema>;
export type ClipChange = Static<typeof ClipChangeSchema>;
