import { type Static, Type } from '@fastify/type-provider-typebox';
import { pictureKeyPattern } from '../../trade/catalogue/index.ts';

const sourceText = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' });
const sourceIdText = Type.String({ minLength: 1, maxLength: 128 });

/** Something known elsewhere: the system it came from, and its id there. */
export const SourceRef = Type.Object(
  { source: sourceText, sourceId: sourceIdText },
  { additionalProperties: false },
);
export type SourceRef = Static<typeof SourceRef>;

const atMs = Type.Union([
  Type.Integer({ minimum: 0, maximum: 8_640_000_000_000 }),
  Type.String({ minLength: 10, maxLength: 40 }),
]);
const durationMs = Type.Integer({ minimum: 0, maximum: 86_400_000 });

export const importableEventKinds = [
  'exposure',
  'past',
  'impression',
  'watch',
  'like',
  'comment',
  'share',
  'product-open',
  'purchase',
] as const;

/**
 * One event of a log kept elsewhere. `exposure` carries a whole row: what was shown and everything that followed;
 * `past` something watched before the log begins, with `longView` and `isLike`, known only by when the last of it was.
 */
export const EventRecord = Type.Object(
  {
    id: Type.Optional(sourceIdText),
    person: SourceRef,
    clip: SourceRef,
    kind: Type.Union(importableEventKinds.map((kind) => Type.Literal(kind))),
    at: atMs,
    playMs: Type.Optional(durationMs),
    durationMs: Type.Optional(durationMs),
    isClick: Type.Optional(Type.Boolean()),
    isLike: Type.Optional(Type.Boolean()),
    isFollow: Type.Optional(Type.Boolean()),
    isComment: Type.Optional(Type.Boolean()),
    isForward: Type.Optional(Type.Boolean()),
    isHate: Type.Optional(Type.Boolean()),
    longView: Type.Optional(Type.Boolean()),
    tab: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  },
  { additionalProperties: false },
);
export type EventRecord = Static<typeof EventRecord>;

/** A clip known elsewhere. Without an asset it is a reference: learnt from, never served. */
export const ClipRecord = Type.Object(
  {
    source: sourceText,
    sourceId: sourceIdText,
    author: Type.Object(
      {
        source: sourceText,
        sourceId: sourceIdText,
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      },
      { additionalProperties: false },
    ),
    caption: Type.Optional(Type.String({ maxLength: 500 })),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 12 })),
    durationMs: Type.Optional(durationMs),
    publishedAt: Type.Optional(atMs),
    assetId: Type.Optional(Type.String({ maxLength: 40 })),
    goods: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);
export type ClipRecord = Static<typeof ClipRecord>;

const priceCents = Type.Integer({ minimum: 1, maximum: 100_000_000 });

/** A product with its variants, as a catalogue elsewhere lists it. */
export const CatalogueRecord = Type.Object(
  {
    source: sourceText,
    sourceId: sourceIdText,
    title: Type.String({ minLength: 1, maxLength: 120 }),
    description: Type.Optional(Type.String({ maxLength: 5_000 })),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    attributes: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }))),
    pictureKeys: Type.Optional(Type.Array(Type.String({ pattern: pictureKeyPattern }), { maxItems: 9 })),
    variants: Type.Array(
      Type.Object(
        {
          sku: Type.String({ minLength: 1, maxLength: 64 }),
          title: Type.Optional(Type.String({ maxLength: 80 })),
          options: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 80 }))),
          priceCents,
          listPriceCents: Type.Optional(priceCents),
          stock: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);
export type CatalogueRecord = Static<typeof CatalogueRecord>;

export const importKinds = ['catalogue', 'clips', 'events'] as const;
export type ImportKind = (typeof importKinds)[number];

export const linesMax = 2_000;

export const StartImport = Type.Object(
  {
    kind: Type.Union(importKinds.map((kind) => Type.Literal(kind))),
    source: Type.String({ minLength: 1, maxLength: 200 }),
    shopId: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type StartImport = Static<typeof StartImport>;

export const ImportChunk = Type.Object(
  {
    lines: Type.Array(
      Type.Object(
        { line: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }), record: Type.Unknown() },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: linesMax },
    ),
  },
  { additionalProperties: false },
);
export type ImportChunk = Static<typeof ImportChunk>;

export const ImportView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  source: Type.String(),
  state: Type.Union([Type.Literal('running'), Type.Literal('done')]),
  nextLine: Type.Integer(),
  acceptedCount: Type.Integer(),
  repeatedCount: Type.Integer(),
  refusedCount: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type ImportView = Static<typeof ImportView>;

export const LineError = Type.Object({
  line: Type.Integer(),
  field: Type.String(),
  code: Type.String(),
  message: Type.String(),
});
export type LineError = Static<typeof LineError>;

export const ChunkResult = Type.Object({
  nextLine: Type.Integer(),
  accepted: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
  errors: Type.Array(LineError),
});
export type ChunkResult = Static<typeof ChunkResult>;
