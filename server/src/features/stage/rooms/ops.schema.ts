import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { closed, instant, roomLimits } from './room.fields.ts';
import { RoomCard } from './room.schema.ts';
import { roomStates } from './room.state.ts';

export const reportReasons = ['misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other'] as const;

const reportReason = Type.Enum([...reportReasons]);

export const reportNoteLengthMax = 300;

export const ReportBody = Type.Object(
  { reason: reportReason, note: Type.Optional(Type.String({ maxLength: reportNoteLengthMax })) },
  closed,
);
export type ReportBody = Static<typeof ReportBody>;

const reasonText = Type.String({ minLength: 1, maxLength: 500 });

export const ReasonBody = Type.Object({ reason: reasonText }, closed);

export const BanBody = Type.Object(
  {
    reason: reasonText,
    days: nullable(
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'Null: until it is taken back.' }),
    ),
  },
  closed,
);

export const BanView = Type.Object({ broadcasterId: Type.String(), until: nullable(instant) });

export const chatWordsMax = 2_000;

export const ChatWordsBody = Type.Object(
  {
    words: Type.Array(Type.String({ minLength: 1, maxLength: roomLimits.bannedWordLengthMax }), {
      maxItems: chatWordsMax,
      description: 'All of them: they take the place of those before.',
    }),
    reason: reasonText,
  },
  closed,
);

export const ChatWordsView = Type.Object({ words: Type.Array(Type.String(), { maxItems: chatWordsMax }) });

export const OpsRoomsQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum([...roomStates])),
  reported: Type.Optional(
    Type.Boolean({ description: 'Those with reports that nobody decided on, in any state.' }),
  ),
});
export type OpsRoomsQuery = Static<typeof OpsRoomsQuery>;

export const OpsRoom = Type.Object({
  ...RoomCard.properties,
  reportCount: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  notes: Type.Array(Type.String(), { description: 'The newest, at most five.' }),
});
export type OpsRoom = Static<typeof OpsRoom>;
