import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { StudioClipViewSchema } from './clip.schema.ts';

export const reportReasons = ['misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportNoteLengthMax = 300;
/** Of one person, in a day. */
export const reportsPerDayMax = 30;

const reason = Type.Enum([...reportReasons]);

/** What a viewer says is wrong with a clip. */
export const ReportBodySchema = Type.Object(
  { reason, note: Type.Optional(Type.String({ maxLength: reportNoteLengthMax })) },
  { additionalProperties: false },
);

export const ReportedViewSchema = Type.Object({ reported: Type.Boolean() });

/** A clip that viewers reported, with what they said since somebody last decided. */
export const ReportedClipViewSchema = Type.Object({
  ...StudioClipViewSchema.properties,
  reportCount: Type.Integer(),
  viewCount: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason, count: Type.Integer() })),
  /** The newest notes, at most five. */
  notes: Type.Array(Type.String()),
  firstReportedAt: Type.String(),
});

export const ReportedClipsQuerySchema = Type.Object({
  ...PageQuery.properties,
  query: Type.Optional(Type.String({ maxLength: 100 })),
});

export type ReportBody = Static<typeof ReportBodySchema>;
export type ReportedClipView = Static<typeof ReportedClipViewSchema>;
