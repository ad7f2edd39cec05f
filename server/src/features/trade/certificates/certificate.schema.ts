import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const textOrNull = Type.Union([Type.String(), Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What is kept of one. */
export const certificateStates = [
  'draft',
  'pending',
  'accepted',
  'rejected',
  'revoked',
  'replaced',
  'withdrawn',
] as const;
export type CertificateState = (typeof certificateStates)[number];

/** Where one stands now: an accepted one counts until it expires or the product says something else. */
export const certificateStandings = [...certificateStates, 'expired', 'value-changed'] as const;
export type CertificateStanding = (typeof certificateStandings)[number];

export const NewCertificate = Type.Object(
  {
    productId: Type.String({ pattern: idPattern('product') }),
    attribute: Type.String({ minLength: 1, maxLength: 40 }),
    number: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    issuer: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    validFrom: Day,
    validUntil: Type.Optional(Type.Union([Day, Type.Null()])),
  },
  closed,
);
export type NewCertificate = Static<typeof NewCertificate>;

/** A certificate as its shop sees it. */
export const CertificateView = Type.Object({
  id: text,
  productId: text,
  attribute: text,
  value: text,
  number: text,
  issuer: text,
  validFrom: text,
  validUntil: textOrNull,
  state: Type.Enum([...certificateStandings]),
  contentType: textOrNull,
  /** What the operator said. */
  reason: text,
  createdAt: text,
  submittedAt: textOrNull,
  decidedAt: textOrNull,
});
export type CertificateView = Static<typeof CertificateView>;

const Ref = Type.Object({ id: text, name: text });

/** A certificate as the operator sees it who reviews it. */
export const ReviewedCertificate = Type.Object({
  ...CertificateView.properties,
  shop: Ref,
  product: Type.Object({ id: text, title: text, pictureUrl: textOrNull, category: text }),
  /** What the product says now. */
  valueNow: textOrNull,
  decidedBy: Type.Union([Ref, Type.Null()]),
  /** How the shop's earlier certificates were decided. */
  shopAccepted: Type.Integer(),
  shopRejected: Type.Integer(),
  /** Others of the same number, of other products, at most 10. */
  sameNumber: Type.Array(
    Type.Object({ id: text, shopName: text, productTitle: text, state: Type.Enum([...certificateStates]) }),
  ),
});
export type ReviewedCertificate = Static<typeof ReviewedCertificate>;

export const CertificateDecision = Type.Object(
  {
    decision: Type.Union([Type.Literal('accept'), Type.Literal('reject'), Type.Literal('revoke')]),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  closed,
);
export type CertificateDecision = Static<typeof CertificateDecision>;

const id = Type.String({ pattern: idPattern('certificate') });
export const CertificateParams = Type.Object({ id });
export const ShopParams = Type.Object({ shopId: Type.String() });
export const ShopCertificateParams = Type.Object({ shopId: Type.String(), id });
export const CertificatesQuery = Type.Object({
  ...PageQuery.properties,
  productId: Type.Optional(Type.String({ pattern: idPattern('product') })),
});
export const QueueQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(
    Type.Union([
      Type.Literal('pending'),
      Type.Literal('accepted'),
      Type.Literal('rejected'),
      Type.Literal('revoked'),
    ]),
  ),
});
