import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { claimReasons, evidenceKinds } from './claim.policy.ts';
import { answers, claimStates, labSteps, rulings } from './claim.state.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const count = Type.Integer();
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const words = (description: string) =>
  Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S', description });
const Amount = Type.Integer({ minimum: 1, maximum: 100_000_000_000 });
const Reason = Type.Enum(claimReasons);
const Titles = Type.Object({ zh: text, en: text });
const sides = ['buyer', 'shop', 'operator', 'clock'] as const;

/** A guarantee in what a screen needs to put it into words. */
export const RightView = Type.Object({
  code: text,
  version: count,
  title: Titles,
  reasons: Type.Array(Reason),
  claimHours: nullable(Type.Integer({ description: 'How long claims are taken.' })),
  claimFrom: nullable(
    Type.Enum(['paid', 'delivered'] as const, { description: 'What those hours count from.' }),
  ),
  evidence: Type.Array(Type.Object({ kind: Type.Enum(evidenceKinds), least: count })),
  answerHours: nullable(Type.Integer({ description: 'How long the shop has to answer.' })),
  asksAmount: Type.Boolean({ description: 'Whether the buyer says how much: postage, by its receipt.' }),
  askedIn: Type.Enum(['claim', 'after-sales'] as const, {
    description:
      'Where the buyer asks for it: by a claim, or with cancelling and after-sales, of themselves.',
  }),
  isAutomatic: Type.Boolean({ description: 'Whether it is claimed for the buyer without asking.' }),
});
export type RightView = Static<typeof RightView>;

export const ClaimSummary = Type.Object({
  id: text,
  orderId: text,
  code: text,
  version: count,
  title: Titles,
  shop: Type.Object({ id: text, name: text }),
  buyerName: text,
  line: Type.Object({
    position: count,
    productId: text,
    title: text,
    variantTitle: text,
    pictureUrl: nullable(text),
    totalCents: count,
  }),
  state: Type.Enum(claimStates),
  because: Type.String({ description: 'Why it is so, in a word.' }),
  reason: Reason,
  currency: text,
  stakeCents: Type.Integer({ description: 'The most that it can pay.' }),
  heldCents: Type.Integer({ description: 'Of the shop’s deposit, held for it.' }),
  paidCents: count,
  dueAt: nullable(Type.String({ description: 'Then the clock decides.' })),
  openedAt: text,
  closedAt: nullable(text),
});
export type ClaimSummary = Static<typeof ClaimSummary>;

export const ClaimView = Type.Object({
  ...ClaimSummary.properties,
  text,
  askedCents: nullable(count),
  missing: Type.Array(text, { description: 'What the policy wants to know: `evidence.photo 1/3`.' }),
  onDue: nullable(
    Type.Object({
      outcome: Type.Enum(['pay', 'refuse', 'review'] as const),
      because: text,
    }),
  ),
  answer: nullable(Type.Enum(answers)),
  labVerdict: nullable(Type.Enum(['genuine', 'fake', 'undecided'] as const)),
  atLab: Type.Boolean(),
  appealedBy: nullable(Type.Enum(['buyer', 'shop'] as const)),
  right: RightView,
  why: Type.Array(text, {
    description: 'How the policy came to what it says last, with its own names of facts.',
  }),
  whyEn: Type.Array(text, { description: 'The same as people say it.' }),
  whyZh: Type.Array(text, { description: 'The same in Chinese.' }),
  payout: nullable(
    Type.Object({
      amountCents: count,
      depositCents: count,
      budgetCents: count,
      advanceCents: Type.Integer({ description: 'The platform paid, and the shop owes it.' }),
      platformCents: count,
      restoredCents: count,
      withheldCents: Type.Integer({
        description: 'Of it, for goods that were refunded early and never came back.',
      }),
      state: Type.Enum(['due', 'paid'] as const),
      journalId: text,
      paidAt: nullable(text),
    }),
  ),
  timeline: Type.Array(
    Type.Object({
      kind: text,
      at: text,
      side: Type.Enum(sides),
      text,
      word: Type.String({ description: 'The answer, the step, the ruling or the state decided.' }),
      because: text,
      amountCents: nullable(count),
    }),
  ),
  files: Type.Array(
    Type.Object({
      id: text,
      side: Type.Enum(['buyer', 'shop'] as const),
      kind: Type.Enum(evidenceKinds),
      contentType: text,
      at: text,
    }),
  ),
  can: Type.Object({
    show: Type.Boolean(),
    withdraw: Type.Boolean(),
    appeal: Type.Boolean(),
    answer: Type.Boolean(),
    lab: Type.Boolean(),
    rule: Type.Boolean(),
  }),
});
export type ClaimView = Static<typeof ClaimView>;

export const NewClaimBody = Type.Object(
  {
    position: Type.Integer({ minimum: 0, maximum: 199, description: 'The line of the order, from 0.' }),
    code: Type.String({ maxLength: 40 }),
    reason: Reason,
    askedCents: Type.Optional(Amount),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    text: Type.Optional(Type.String({ maxLength: 1_000 })),
  },
  {
    ...closed,
    examples: [
      { position: 0, code: 'fake-pays-tenfold', reason: 'fake', text: '专柜说序列号不存在' },
      { position: 1, code: 'return-freight', reason: 'no-longer-wanted', askedCents: 1_200, currency: 'CNY' },
    ],
  },
);
export const AnswerBody = Type.Object(
  { answer: Type.Enum(answers), text: words('The buyer reads it.') },
  { ...closed, examples: [{ answer: 'disagrees', text: '附件是品牌授权书和进货单。' }] },
);
export const AppealBody = Type.Object(
  { text: words('Why the decision is wrong.') },
  { ...closed, examples: [{ text: '检测的不是我寄出的那一件，见签收视频。' }] },
);
export const LabBody = Type.Object(
  { step: Type.Enum(labSteps), text: words('Both sides read it.') },
  { ...closed, examples: [{ step: 'fake', text: '金含量不足 10%，报告编号 2026-1187' }] },
);
export const ClaimRulingBody = Type.Object(
  { ruling: Type.Enum(rulings), amountCents: Type.Optional(Amount), reason: words('Both sides read it.') },
  { ...closed, examples: [{ ruling: 'pay', amountCents: 40_000, reason: '开箱视频显示破损。' }] },
);
export const OrderRights = Type.Object({
  orderId: text,
  currency: text,
  lines: Type.Array(
    Type.Object({
      position: count,
      title: text,
      variantTitle: text,
      pictureUrl: nullable(text),
      totalCents: count,
      rights: Type.Array(
        Type.Object({
          right: RightView,
          from: nullable(text),
          until: nullable(text),
          claimable: Type.Boolean(),
          claim: nullable(ClaimSummary),
        }),
      ),
    }),
  ),
});
export type OrderRights = Static<typeof OrderRights>;

export const VariantRights = Type.Object({
  items: Type.Array(Type.Object({ variantId: text, productId: text, rights: Type.Array(RightView) })),
});
export const ShopGuarantee = Type.Object({
  right: RightView,
  products: Type.Integer({ description: 'That carry it.' }),
  inForce: Type.Integer({ description: 'Of them, those whose buyers have the right.' }),
});

const idList = Type.Optional(
  Type.String({ minLength: 1, maxLength: 2_000, description: 'Up to 50, divided by commas.' }),
);
export const RightsQuery = Type.Object({ variantIds: idList, productIds: idList });
export const OrderParams = Type.Object({ id: Type.String({ maxLength: 60 }) });
export const ClaimParams = Type.Object({ id: Type.String({ pattern: idPattern('claim') }) });
export const ShopParams = Type.Object({ shopId: text });
export const ShopClaimParams = Type.Object({ shopId: text, ...ClaimParams.properties });
export const fileId = Type.String({ pattern: idPattern('evidence') });
export const EvidenceQuery = Type.Object({ kind: Type.Enum(evidenceKinds) });
export const MyClaimsQuery = Type.Object(PageQuery.properties);
export const shopViews = ['to-answer', 'open', 'closed'] as const;
export const ShopClaimsQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Optional(Type.Enum(shopViews)),
});
export const opsViews = ['to-rule', 'lab', 'closed'] as const;
export const OpsClaimsQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Optional(Type.Enum(opsViews)),
});
