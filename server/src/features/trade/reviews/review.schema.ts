import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { nullable, pictureKeyPattern } from '../catalogue/index.ts';

export const reviewLimits = {
  charactersMax: 500,
  picturesMax: 9,
  /** Lines of one order that are reviewed at once: as many as an order may have. */
  linesMax: 200,
  /** Of one person. */
  uploadsPerHourMax: 60,
  votesPerDayMax: 200,
  reportsPerDayMax: 30,
  /** Of one shop. */
  answersPerMinuteMax: 60,
} as const;

/** A review of so few stars is low. */
export const lowStarsMax = 3;

const closed = { additionalProperties: false } as const;
const text = Type.String();
const textOrNull = nullable(Type.String());
const count = Type.Integer();
const Stars = Type.Integer({ minimum: 1, maximum: 5 });
const said = { maxLength: reviewLimits.charactersMax } as const;
const PictureKeys = Type.Array(Type.String({ pattern: pictureKeyPattern }), {
  maxItems: reviewLimits.picturesMax,
  uniqueItems: true,
});

const NewLineReview = Type.Object(
  {
    position: Type.Integer({ minimum: 0, maximum: 10_000, description: 'Of the line in its order.' }),
    goodsStars: Stars,
    serviceStars: Stars,
    logisticsStars: Stars,
    text: Type.Optional(Type.String(said)),
    pictureKeys: Type.Optional(PictureKeys),
  },
  closed,
);
export type NewLineReview = Static<typeof NewLineReview>;

export const NewReviews = Type.Object(
  {
    anonymous: Type.Boolean(),
    reviews: Type.Array(NewLineReview, { minItems: 1, maxItems: reviewLimits.linesMax }),
  },
  closed,
);
export type NewReviews = Static<typeof NewReviews>;

export const FollowUp = Type.Object(
  {
    text: Type.String({ minLength: 1, pattern: '\\S', ...said }),
    pictureKeys: Type.Optional(PictureKeys),
  },
  closed,
);
export type FollowUp = Static<typeof FollowUp>;

export const AnswerBody = Type.Object(
  { text: Type.String({ minLength: 1, pattern: '\\S', ...said }) },
  closed,
);

/** Through what the goods were bought. */
export const sourceKinds = ['clip', 'room'] as const;
export const ReviewSource = Type.Object({ kind: Type.Enum([...sourceKinds]), id: text });
export type ReviewSource = Static<typeof ReviewSource>;

const reviewFields = {
  id: text,
  productId: text,
  variantTitle: text,
  goodsStars: count,
  serviceStars: count,
  logisticsStars: count,
  text,
  pictureUrls: Type.Array(text),
  source: nullable(ReviewSource),
  refunded: Type.Boolean({ description: 'Whether what was paid for it went back.' }),
  createdAt: text,
  followUp: nullable(
    Type.Object({
      text,
      pictureUrls: Type.Array(text),
      at: text,
      days: Type.Integer({ description: 'After receipt.' }),
    }),
  ),
  answer: nullable(Type.Object({ text, at: text, changedAt: textOrNull })),
  helpfulCount: count,
} as const;

/** A review as everybody sees it. All are of goods that were paid for and received. */
export const ReviewView = Type.Object({
  ...reviewFields,
  author: Type.Object({
    name: Type.String({ description: 'Masked when the review is anonymous.' }),
    anonymous: Type.Boolean(),
  }),
  helpful: Type.Boolean({ description: 'Whether I found it helpful.' }),
  mine: Type.Boolean(),
});
export type ReviewView = Static<typeof ReviewView>;

export const reviewStates = ['shown', 'hidden'] as const;

/** A review as its author sees it. */
export const OwnReview = Type.Object({
  ...reviewFields,
  orderId: text,
  position: count,
  anonymous: Type.Boolean(),
  product: Type.Object({ title: text, pictureUrl: textOrNull }),
  state: Type.Enum([...reviewStates]),
  /** Why an operator hid it. */
  hiddenReason: textOrNull,
  followUpUntil: text,
  can: Type.Object({ followUp: Type.Boolean() }),
});
export type OwnReview = Static<typeof OwnReview>;

/** A line of an order of mine, with its review or until when one may be written. */
const ReviewableLine = Type.Object({
  position: count,
  productId: text,
  title: text,
  variantTitle: text,
  pictureUrl: textOrNull,
  can: Type.Object({ review: Type.Boolean() }),
  review: nullable(OwnReview),
});

export const ReviewableOrder = Type.Object({
  orderId: text,
  shop: Type.Object({ id: text, name: text }),
  receivedAt: textOrNull,
  reviewUntil: textOrNull,
  lines: Type.Array(ReviewableLine),
});
export type ReviewableOrder = Static<typeof ReviewableOrder>;

/** How a product is rated. */
export const RatingView = Type.Object({
  count,
  mean: nullable(Type.Number({ description: 'Of the stars for the goods; null without a review.' })),
  shrunkMean: nullable(
    Type.Number({ description: 'Drawn to the category’s mean by the weight of 10 reviews: for comparing.' }),
  ),
  withPictures: count,
  withFollowUp: count,
  low: Type.Integer({ description: `Of ${lowStarsMax} stars or fewer.` }),
  stars: Type.Array(count, { description: 'How many of one star, of two … of five.' }),
});
export type RatingView = Static<typeof RatingView>;

export const ReviewSummary = Type.Object({
  rating: RatingView,
  variants: Type.Array(Type.Object({ variantId: text, title: text, count, mean: Type.Number() }), {
    description: 'Of those with reviews, the most first; at most 100.',
  }),
  best: Type.Array(ReviewView, { description: 'The two most useful.' }),
});
export type ReviewSummary = Static<typeof ReviewSummary>;

const only = ['pictures', 'follow-up', 'low'] as const;
export const ReviewsQuery = Type.Object({
  ...PageQuery.properties,
  sort: Type.Optional(Type.Enum(['useful', 'newest'])),
  only: Type.Optional(Type.Enum([...only])),
  stars: Type.Optional(Stars),
  variantId: Type.Optional(Type.String({ pattern: idPattern('variant') })),
});
export type ReviewsQuery = Static<typeof ReviewsQuery>;

/** A review as the shop sees it. Who wrote an anonymous one is not told, nor in which order. */
export const StudioReview = Type.Object({
  ...reviewFields,
  author: ReviewView.properties.author,
  orderId: textOrNull,
  product: Type.Object({ title: text, pictureUrl: textOrNull }),
  state: Type.Enum([...reviewStates]),
  reported: Type.Boolean({ description: 'Whether I reported it.' }),
});
export type StudioReview = Static<typeof StudioReview>;

export const StudioReviewsQuery = Type.Object({
  ...PageQuery.properties,
  only: Type.Optional(Type.Enum(['unanswered', 'low', 'low-unanswered', 'pictures'])),
  productId: Type.Optional(Type.String({ pattern: idPattern('product') })),
});
export type StudioReviewsQuery = Static<typeof StudioReviewsQuery>;

export const StudioReviewCounts = Type.Object({ all: count, unanswered: count, lowUnanswered: count });

export const reportReasons = [
  'abusive',
  'untrue',
  'advertising',
  'private-data',
  'unrelated',
  'other',
] as const;
const Reason = Type.Enum([...reportReasons]);
export const ReviewReport = Type.Object(
  { reason: Reason, note: Type.Optional(Type.String({ maxLength: 300 })) },
  closed,
);
export type ReviewReport = Static<typeof ReviewReport>;

const Ref = Type.Object({ id: text, name: text });

/** A review as operators see it. */
export const ReportedReview = Type.Object({
  ...reviewFields,
  state: Type.Enum([...reviewStates]),
  anonymous: Type.Boolean(),
  person: Ref,
  shop: Ref,
  product: Type.Object({ title: text, pictureUrl: textOrNull }),
  reportCount: count,
  /** How many of them are of the shop’s own people. */
  shopReportCount: count,
  reasons: Type.Array(Type.Object({ reason: Reason, count })),
  /** The newest, at most five. */
  notes: Type.Array(text),
  firstReportedAt: textOrNull,
  hidden: nullable(Type.Object({ reason: text, at: text, by: text })),
});
export type ReportedReview = Static<typeof ReportedReview>;

export const ReportedReviewsQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(['reported', 'hidden'])),
});

export const ReviewDecision = Type.Object(
  {
    decision: Type.Enum(['hide', 'keep', 'restore']),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  closed,
);
export type ReviewDecision = Static<typeof ReviewDecision>;

const id = Type.String({ pattern: idPattern('review') });
export const ReviewParams = Type.Object({ id });
export const OrderParams = Type.Object({ id: Type.String({ pattern: idPattern('order') }) });
export const ProductParams = Type.Object({ id: Type.String({ pattern: idPattern('product') }) });
export const ShopParams = Type.Object({ shopId: text });
export const ShopReviewParams = Type.Object({ shopId: text, id });
export const HelpfulView = Type.Object({ helpful: Type.Boolean(), helpfulCount: count });
export type HelpfulView = Static<typeof HelpfulView>;
