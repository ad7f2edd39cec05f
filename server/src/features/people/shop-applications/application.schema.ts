import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { ShopState } from '../shops/index.ts';

export const ShopKind = Type.Union([
  Type.Literal('individual'),
  Type.Literal('sole-trader'),
  Type.Literal('company'),
]);
export type ShopKind = Static<typeof ShopKind>;

export const IdKind = Type.Union([Type.Literal('resident-id'), Type.Literal('passport')]);
export type IdKind = Static<typeof IdKind>;

export const FileSlot = Type.Union([
  Type.Literal('id-front'),
  Type.Literal('id-back'),
  Type.Literal('licence'),
]);
export type FileSlot = Static<typeof FileSlot>;

export const ApplicationState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('submitted'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
]);
export type ApplicationState = Static<typeof ApplicationState>;

/** Everything that an application is asked for, and that can be found wrong in it. */
export const applicationFields = [
  'legalName',
  'idNumber',
  'creditCode',
  'id-front',
  'id-back',
  'licence',
  'name',
  'trade',
  'city',
  'introduction',
  'picture',
  'contactName',
  'contactPhone',
  'contactRegion',
  'contactAddress',
] as const;
export type ApplicationField = (typeof applicationFields)[number];

const ApplicationFieldSchema = Type.Unsafe<ApplicationField>(Type.Enum([...applicationFields]));

export const NewApplication = Type.Object(
  {
    kind: ShopKind,
    /** A shop of mine that waits for review; without it, submitting makes the shop. */
    shopId: Type.Optional(Type.String({ pattern: idPattern('shop') })),
  },
  { additionalProperties: false },
);
export type NewApplication = Static<typeof NewApplication>;

/** What is filled in so far; what is not named stays. A number of `""` forgets the one that was kept. */
export const ApplicationChange = Type.Object(
  {
    kind: Type.Optional(ShopKind),
    legalName: Type.Optional(Type.String({ maxLength: 80 })),
    idKind: Type.Optional(IdKind),
    idNumber: Type.Optional(Type.String({ maxLength: 40 })),
    creditCode: Type.Optional(Type.String({ maxLength: 40 })),
    name: Type.Optional(Type.String({ maxLength: 40 })),
    trade: Type.Optional(Type.String({ maxLength: 40 })),
    city: Type.Optional(Type.String({ maxLength: 40 })),
    introduction: Type.Optional(Type.String({ maxLength: 500 })),
    contactName: Type.Optional(Type.String({ maxLength: 40 })),
    contactPhone: Type.Optional(Type.String({ maxLength: 40 })),
    contactRegion: Type.Optional(Type.String({ maxLength: 80 })),
    contactAddress: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type ApplicationChange = Static<typeof ApplicationChange>;

const text = Type.String();
const textOrNull = Type.Union([Type.String(), Type.Null()]);

export const ApplicationFile = Type.Object({
  slot: FileSlot,
  contentType: text,
  bytes: Type.Integer(),
  addedAt: text,
});
export type ApplicationFile = Static<typeof ApplicationFile>;

/** An application as its applicant sees it: the numbers are masked, the files named but never given back. */
export const ApplicationView = Type.Object({
  id: text,
  shopId: textOrNull,
  state: ApplicationState,
  version: Type.Integer(),
  kind: ShopKind,
  legalName: text,
  idKind: IdKind,
  idNumberMasked: text,
  creditCodeMasked: text,
  name: text,
  trade: text,
  city: text,
  introduction: text,
  pictureUrl: textOrNull,
  contactName: text,
  contactPhone: text,
  contactRegion: text,
  contactAddress: text,
  files: Type.Array(ApplicationFile),
  /** What is still to be filled in or corrected before it can be submitted. */
  missing: Type.Array(ApplicationFieldSchema),
  /** What the operator found wrong, by field. */
  wrongFields: Type.Record(Type.String(), Type.String()),
  reason: text,
  submittedAt: textOrNull,
  decidedAt: textOrNull,
  updatedAt: text,
});
export type ApplicationView = Static<typeof ApplicationView>;

export const Duplicate = Type.Object({
  applicationId: text,
  shopId: textOrNull,
  shopName: text,
  same: Type.Array(
    Type.Union([Type.Literal('idNumber'), Type.Literal('creditCode'), Type.Literal('contactPhone')]),
  ),
});
export type Duplicate = Static<typeof Duplicate>;

const PersonRef = Type.Object({ id: text, name: text });

/** An application as the reviewing operator sees it. */
export const ReviewedApplication = Type.Object({
  ...ApplicationView.properties,
  applicant: PersonRef,
  decidedBy: Type.Union([PersonRef, Type.Null()]),
  shopState: Type.Union([ShopState, Type.Null()]),
  /** Other applications with the same document or phone, at most 10. */
  duplicates: Type.Array(Duplicate),
});
export type ReviewedApplication = Static<typeof ReviewedApplication>;

export const QueuedApplication = Type.Object({
  id: text,
  shopId: textOrNull,
  name: text,
  trade: text,
  city: text,
  kind: ShopKind,
  state: ApplicationState,
  pictureUrl: textOrNull,
  submittedAt: text,
});
export type QueuedApplication = Static<typeof QueuedApplication>;

export const ApplicationNumbers = Type.Object({ idNumber: text, creditCode: text });
export type ApplicationNumbers = Static<typeof ApplicationNumbers>;

export const ApplicationDecision = Type.Object(
  {
    /** The version that was read; when it has changed meanwhile, nothing is decided. */
    version: Type.Integer({ minimum: 1 }),
    decision: Type.Union([Type.Literal('approve'), Type.Literal('reject')]),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    /** What is wrong, by field; for a rejection. */
    fields: Type.Optional(
      Type.Partial(
        Type.Object(
          Object.fromEntries(
            applicationFields.map((field) => [field, Type.String({ minLength: 1, maxLength: 200 })]),
          ),
        ),
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type ApplicationDecision = Static<typeof ApplicationDecision>;

const id = Type.String({ pattern: idPattern('application') });
export const ApplicationParams = Type.Object({ id });
export const FileParams = Type.Object({ id, slot: FileSlot });
export const QueueQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(
    Type.Union([Type.Literal('submitted'), Type.Literal('approved'), Type.Literal('rejected')]),
  ),
});
export const NameQuery = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 40, pattern: '\\S' }),
  /** The shop that has the name already, when it asks for itself. */
  shopId: Type.Optional(Type.String({ pattern: idPattern('shop') })),
});
export const NameAnswer = Type.Object({ free: Type.Boolean() });
