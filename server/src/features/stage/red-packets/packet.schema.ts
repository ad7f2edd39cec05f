import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';

export const packetLimits = {
  totalCentsMin: 100,
  totalCentsMax: 5_000_000,
  countMax: 10_000,
  /** Of the mean part: 200 yuan. */
  meanCentsMax: 20_000,
  minutesMax: 30,
  listedMax: 100,
  /** Of one packet, as the desk is told who took what. */
  takesListedMax: 200,
} as const;

export const RoomOf = Type.Object({ roomId: Type.String({ pattern: idPattern('room') }) });
export const PacketParams = Type.Object({ packetId: Type.String({ pattern: idPattern('red-packet') }) });

export const PacketInput = Type.Object(
  {
    totalCents: Type.Integer({ minimum: packetLimits.totalCentsMin, maximum: packetLimits.totalCentsMax }),
    count: Type.Integer({ minimum: 1, maximum: packetLimits.countMax }),
    minutes: Type.Integer({ minimum: 1, maximum: packetLimits.minutesMax }),
  },
  { additionalProperties: false },
);
export type PacketInput = Static<typeof PacketInput>;

const instant = Type.String({ description: 'An instant, ISO 8601.' });

export const TakeView = Type.Object({
  amountCents: Type.Integer(),
  number: Type.Integer({ description: 'In the order of taking, from 1.' }),
  state: Type.Enum(['due', 'paid', 'refused'], {
    description: 'Refused: the provider has no account of mine, and the shop has it back.',
  }),
});
export type TakeView = Static<typeof TakeView>;

export const PacketView = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  state: Type.Enum(['open', 'over']),
  totalCents: Type.Integer(),
  currency: Type.String(),
  count: Type.Integer(),
  taken: Type.Integer(),
  commitment: Type.String({ description: 'SHA-256 of the seed by which the total is split.' }),
  seed: nullable(Type.String({ description: 'Once it is over.' })),
  publishedAt: instant,
  expiresAt: instant,
  overAt: nullable(instant),
  mine: nullable(TakeView),
});
export type PacketView = Static<typeof PacketView>;

export const PacketInRoom = Type.Object({ ...RoomOf.properties, ...PacketParams.properties });

export const PacketTakes = Type.Object({
  items: Type.Array(
    Type.Object({
      number: Type.Integer(),
      displayName: Type.String(),
      amountCents: Type.Integer(),
      state: TakeView.properties.state,
      takenAt: instant,
    }),
    { maxItems: packetLimits.takesListedMax, description: 'The latest first.' },
  ),
});

export const RoomPacketsView = Type.Object({
  items: Type.Array(PacketView, { maxItems: packetLimits.listedMax }),
  serverTime: instant,
});
