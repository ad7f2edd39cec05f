import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { interventions } from '@kanmai/trust';
import { PageQuery } from '../../../http/page.ts';
import { RoomIdSchema } from '../../stage/rooms/index.ts';

const text = Type.String();
const instant = Type.String({ description: 'An instant, ISO 8601.' });
const nullable = <Inner extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(
  inner: Inner,
) => Type.Union([inner, Type.Null()]);
const kind = Type.Enum([...interventions]);
const interventionId = Type.String({ pattern: idPattern('intervention') });
const reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const replayMs = nullable(Type.Integer({ description: 'Where in the replay; null while there is none.' }));

const Quote = Type.Object({
  source: Type.Enum(['caption', 'heard', 'chat'], {
    description:
      'caption: said in the room, as somebody gave it; heard: as a machine heard it; chat: by a viewer.',
  }),
  ...{ at: instant, replayMs, text },
  words: nullable(text),
  officialCode: nullable(text),
  article: nullable(text),
  suggestion: nullable(Type.String({ description: 'What to say instead; empty: leave it out.' })),
});

const Rate = Type.Object({
  stream: text,
  ...{ count: Type.Number(), among: Type.Number(), usual: Type.Number(), since: instant },
});

/** A step in a live room as the host's desk shows it. */
export const InterventionView = Type.Object({
  id: interventionId,
  ...{ roomId: text, kind, at: instant, replayMs },
  rule: Type.String({ description: '`words:` and the rule, `rate:` and what rose, or `operator`.' }),
  byOperator: Type.Boolean(),
  reason: text,
  productId: nullable(text),
  productTitle: nullable(text),
  until: nullable(Type.String({ description: 'Until when it holds; null for what is over at once.' })),
  quotes: Type.Array(Quote),
  rates: Type.Array(Rate),
  takenBack: Type.Boolean(),
});
export type InterventionView = Static<typeof InterventionView>;

/** The same as operators see it. */
export const OpsIntervention = Type.Object({
  ...InterventionView.properties,
  room: Type.Object({ title: text, state: text, startedAt: nullable(text) }),
  broadcaster: Type.Object({ id: text, name: text }),
  by: nullable(Type.String({ description: 'The operator who stepped in; null: the watch did.' })),
  clip: Type.Object({
    ...{ from: instant, until: instant, replayFromMs: replayMs, replayUntilMs: replayMs },
    url: nullable(Type.String({ description: 'Of the replay; null while there is none.' })),
  }),
  takenBackReason: text,
});
export type OpsIntervention = Static<typeof OpsIntervention>;

export const InterventionsQuery = Type.Object({
  ...PageQuery.properties,
  roomId: Type.Optional(RoomIdSchema),
  broadcasterId: Type.Optional(Type.String({ maxLength: 40 })),
  kind: Type.Optional(kind),
  takenBack: Type.Optional(Type.Boolean()),
});
export type InterventionsQuery = Static<typeof InterventionsQuery>;

export const StepBody = Type.Object(
  {
    kind,
    reason,
    productId: Type.Optional(
      Type.String({ pattern: idPattern('product'), description: 'To take down; what is pinned without it.' }),
    ),
  },
  { additionalProperties: false },
);

export const TakeBackBody = Type.Object({ reason }, { additionalProperties: false });
export const InterventionParams = Type.Object({ id: interventionId });
