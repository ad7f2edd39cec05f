import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';

export const pollLimits = {
  questionLengthMax: 60,
  optionLengthMax: 20,
  optionsMin: 2,
  optionsMax: 4,
  secondsMin: 10,
  secondsMax: 600,
  perRoomMax: 100,
} as const;

const roomId = Type.String({ pattern: idPattern('room') });
const pollId = Type.String({ pattern: idPattern('poll') });

export const RoomOf = Type.Object({ roomId });
export const PollInRoom = Type.Object({ roomId, pollId });
export const PollParams = Type.Object({ pollId });

export const PollInput = Type.Object(
  {
    question: Type.String({ minLength: 1, maxLength: pollLimits.questionLengthMax }),
    options: Type.Array(Type.String({ minLength: 1, maxLength: pollLimits.optionLengthMax }), {
      minItems: pollLimits.optionsMin,
      maxItems: pollLimits.optionsMax,
    }),
    seconds: Type.Integer({ minimum: pollLimits.secondsMin, maximum: pollLimits.secondsMax }),
  },
  {
    additionalProperties: false,
    examples: [{ question: '下一款看哪个？', options: ['红茶', '绿茶', '白茶'], seconds: 60 }],
  },
);
export type PollInput = Static<typeof PollInput>;

export const VoteInput = Type.Object(
  {
    choice: Type.Integer({
      minimum: 0,
      maximum: pollLimits.optionsMax - 1,
      description: 'From 0, in the order of the options.',
    }),
  },
  { additionalProperties: false },
);

const instant = Type.String({ description: 'An instant, ISO 8601.' });

export const PollView = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  state: Type.Enum(['open', 'closed']),
  question: Type.String(),
  options: Type.Array(Type.Object({ text: Type.String(), votes: Type.Integer() }), {
    maxItems: pollLimits.optionsMax,
  }),
  votes: Type.Integer({ description: 'All of them; while it is open as they are now.' }),
  openedAt: instant,
  closesAt: instant,
  closedAt: nullable(instant),
  closeReason: nullable(Type.Enum(['time', 'host', 'room'])),
  mine: nullable(Type.Integer({ description: 'What I chose, from 0; null when I did not vote.' })),
});
export type PollView = Static<typeof PollView>;

export const RoomPollsView = Type.Object({
  items: Type.Array(PollView, { maxItems: pollLimits.perRoomMax }),
  serverTime: instant,
});
