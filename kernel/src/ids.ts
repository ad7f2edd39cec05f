import type { Random } from './random.ts';

/** What each prefix names. An id is its prefix, `_`, then 26 characters of Crockford base 32 in time order (ULID). */
export const idPrefixes = {
  person: 'psn',
  shop: 'shp',
  creator: 'crt',
  product: 'prd',
  variant: 'var',
  clip: 'clp',
  asset: 'ast',
  upload: 'upl',
  address: 'adr',
  quote: 'qte',
  checkout: 'chk',
  order: 'ord',
  parcel: 'pcl',
  payment: 'pay',
  hold: 'hld',
  journal: 'jrn',
  refund: 'rfd',
  comment: 'cmt',
  import: 'imp',
  token: 'tok',
  audit: 'aud',
  feed: 'fed',
  webhook: 'whk',
  delivery: 'whd',
  invitation: 'inv',
  promotion: 'pmo',
  coupon: 'cpn',
  'catalogue-file': 'cat',
  application: 'app',
  appeal: 'apl',
  certificate: 'cer',
  message: 'msg',
  'saved-view': 'viw',
  warehouse: 'whs',
  pool: 'pol',
  transfer: 'trf',
  'deposit-move': 'dmv',
  'ledger-audit': 'lau',
  'after-sale': 'afs',
  evidence: 'evd',
  review: 'rev',
  plan: 'pln',
  campaign: 'cmp',
  sample: 'smp',
  experiment: 'xpt',
  room: 'rom',
  pin: 'pin',
  'lucky-bag': 'bag',
  'lucky-bag-entry': 'ent',
  'flash-sale': 'fls',
  'red-packet': 'rpk',
  'red-packet-take': 'rpt',
  'coupon-handout': 'cho',
  poll: 'pll',
  claim: 'clm',
  intervention: 'itv',
  'trust-case': 'cas',
  penalty: 'pnl',
  compensation: 'cmn',
  inspection: 'isp',
  'inspection-certificate': 'icr',
  'fraud-case': 'frd',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<Kind extends IdKind> = string & { readonly __id: Kind };

export type PersonId = Id<'person'>;
export type ShopId = Id<'shop'>;
export type CreatorId = Id<'creator'>;
/** Who publishes a clip: a shop or a creator. */
export type AuthorId = ShopId | CreatorId;
export type ProductId = Id<'product'>;
export type VariantId = Id<'variant'>;
export type ClipId = Id<'clip'>;
export type AssetId = Id<'asset'>;
export type AddressId = Id<'address'>;
export type QuoteId = Id<'quote'>;
export type CheckoutId = Id<'checkout'>;
export type OrderId = Id<'order'>;
export type ParcelId = Id<'parcel'>;
export type PaymentId = Id<'payment'>;
export type HoldId = Id<'hold'>;
export type JournalId = Id<'journal'>;
export type RefundId = Id<'refund'>;
export type CommentId = Id<'comment'>;
export type ImportId = Id<'import'>;
export type TokenId = Id<'token'>;
export type AuditId = Id<'audit'>;
export type FeedId = Id<'feed'>;
export type WebhookId = Id<'webhook'>;
export type DeliveryId = Id<'delivery'>;
export type InvitationId = Id<'invitation'>;
export type PromotionId = Id<'promotion'>;
export type CouponId = Id<'coupon'>;
export type CatalogueFileId = Id<'catalogue-file'>;
export type ApplicationId = Id<'application'>;
export type AppealId = Id<'appeal'>;
export type CertificateId = Id<'certificate'>;
export type ReviewId = Id<'review'>;
export type PlanId = Id<'plan'>;
export type ExperimentId = Id<'experiment'>;
export type RoomId = Id<'room'>;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes ids in time order: 48 bits of milliseconds, 80 bits of chance. */
export function newId<Kind extends IdKind>(kind: Kind, nowMs: number, random: Random): Id<Kind> {
  let text = '';
  let rest = nowMs;
  for (let i = 0; i < 10; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  for (let i = 0; i < 16; i++) text += alphabet[Math.floor(random.next() * 32)];
  return `${idPrefixes[kind]}_${text}` as Id<Kind>;
}

/** The pattern an id of this kind has, for schemas. */
export function idPattern(kind: IdKind): string {
  return `^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`;
}

export function isId<Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> {
  return new RegExp(idPattern(kind)).test(text);
}
