import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';
import { hexOf32Bytes } from './entry-commitment.ts';

const closed = { additionalProperties: false } as const;

export const bagLimits = {
  winnersMax: 100,
  minutesMax: 30,
  phraseLengthMax: 20,
  /** What the prizes of one bag are worth together: 50,000 yuan. */
  valueCentsMax: 5_000_000,
  entriesMax: 50_000,
  /** Of one room, drafts among them. */
  bagsMax: 100,
  /** For how long shares are taken after closing. */
  sharesS: 10,
  claimDays: 7,
} as const;

export const bagStates = ['draft', 'open', 'closed', 'sealed', 'drawn'] as const;
export type BagStateName = (typeof bagStates)[number];

const minutes = Type.Integer({ minimum: 1, maximum: bagLimits.minutesMax });
const phrase = Type.String({ minLength: 1, maxLength: bagLimits.phraseLengthMax });

/** What somebody must have done to enter, each attainable by everybody in the room. */
export const Condition = Type.Union([
  Type.Object({ kind: Type.Literal('watch'), minutes }, closed),
  Type.Object({ kind: Type.Literal('phrase'), text: phrase }, closed),
  Type.Object({ kind: Type.Literal('follow') }, closed),
]);
export type Condition = Static<typeof Condition>;
export type ConditionKind = Condition['kind'];

export const BagInput = Type.Object(
  {
    variantId: Type.String({ pattern: idPattern('variant'), description: 'The prize: one piece a winner.' }),
    winners: Type.Integer({ minimum: 1, maximum: bagLimits.winnersMax }),
    minutes,
    conditions: Type.Array(Condition, { maxItems: 3, description: 'Of each kind at most one.' }),
  },
  closed,
);
export type BagInput = Static<typeof BagInput>;

const hash = Type.String({ pattern: hexOf32Bytes.source, description: '64 hexadecimal digits.' });
const instant = Type.String({ description: 'An instant, ISO 8601.' });

export const RoomOf = Type.Object({ roomId: Type.String({ pattern: idPattern('room') }) });
export const BagOfRoom = Type.Object({
  ...RoomOf.properties,
  bagId: Type.String({ pattern: idPattern('lucky-bag') }),
});
export const BagParams = Type.Object({ bagId: Type.String({ pattern: idPattern('lucky-bag') }) });
const exampleHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
export const EnterRequest = Type.Object(
  { shareHash: hash },
  { ...closed, examples: [{ shareHash: exampleHash }] },
);
export const ShareRequest = Type.Object({ share: hash }, { ...closed, examples: [{ share: exampleHash }] });
export const ClaimRequest = Type.Object(
  { addressId: Type.String({ pattern: idPattern('address') }) },
  closed,
);

const Prize = Type.Object({
  variantId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  variantTitle: Type.String(),
  pictureUrl: nullable(Type.String()),
  valueCents: Type.Integer({ description: 'Of one piece, at publishing; before that, now.' }),
  currency: Type.String(),
});

/** A bag as everybody may see it. */
export const BagView = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  state: Type.Enum([...bagStates]),
  prize: Prize,
  winners: Type.Integer(),
  minutes,
  conditions: Type.Array(Condition),
  publishedAt: nullable(instant),
  closesAt: nullable(instant),
  rulesHash: nullable(hash),
  commitment: nullable(hash),
  entryCount: Type.Integer(),
  eligibleCount: nullable(Type.Integer()),
  entriesRoot: nullable(hash),
  sharesDueAt: nullable(instant),
  root: nullable(hash),
  drawnAt: nullable(instant),
  claimDueAt: nullable(instant),
});
export type BagView = Static<typeof BagView>;

export const StudioBagsView = Type.Object({ items: Type.Array(BagView, { maxItems: bagLimits.bagsMax }) });

export const EntryReceipt = Type.Object({
  entryId: Type.String(),
  number: Type.Integer({ description: 'In order of entry, from 1.' }),
  shareHash: hash,
});
export type EntryReceipt = Static<typeof EntryReceipt>;

export const MyPart = Type.Object({
  entry: nullable(EntryReceipt),
  shareRevealed: Type.Boolean(),
  prize: nullable(
    Type.Object({
      rank: Type.Integer(),
      state: Type.Enum(['won', 'claimed', 'lapsed']),
      orderId: nullable(Type.String()),
    }),
  ),
});

export const ShopperBag = Type.Object({ ...BagView.properties, mine: MyPart });
export type ShopperBag = Static<typeof ShopperBag>;

export const RoomBagsView = Type.Object({
  items: Type.Array(ShopperBag, { maxItems: bagLimits.bagsMax }),
  serverTime: instant,
});

const ProvenEntrySchema = Type.Object({
  index: Type.Integer(),
  entryId: Type.String(),
  number: Type.Integer(),
  conditionsMet: Type.Boolean(),
  shareHash: hash,
  path: Type.Array(hash),
});

export const ProofView = Type.Object(
  {
    format: Type.Literal('kanmai-lucky-bag-proof'),
    version: Type.Literal(1),
    rules: Type.Record(Type.String(), Type.Unknown()),
    closing: Type.Object({
      rulesHash: hash,
      commitment: hash,
      entryCount: Type.Integer(),
      eligibleCount: Type.Integer(),
      entriesRoot: hash,
      sharesRevealed: Type.Integer(),
      sharesRoot: hash,
    }),
    root: hash,
    seed: hash,
    winners: Type.Array(ProvenEntrySchema, { maxItems: bagLimits.winnersMax }),
  },
  { description: 'docs/reference/lucky-bag-proof.md' },
);

export const EntryProofView = Type.Object(
  {
    format: Type.Literal('kanmai-lucky-bag-entry'),
    version: Type.Literal(1),
    bagId: Type.String(),
    entry: ProvenEntrySchema,
    share: nullable(hash),
    sharePath: Type.Array(hash),
  },
  { description: 'docs/reference/lucky-bag-proof.md' },
);

export const ClaimView = Type.Object({ orderId: Type.String() });
