import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';
import { captionLanguages } from './caption.schema.ts';
import { closed, roomId } from './room.fields.ts';

/** What an ended room showed, with the goods where they were pinned. */
export const RoomReplay = Type.Object({
  videoUrl: Type.String({ description: 'MP4, signed; asked for anew after a day.' }),
  durationMs: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  timeline: Type.Array(
    Type.Object({ productId: Type.String(), fromMs: Type.Integer(), toMs: Type.Integer() }),
    { description: 'In the video’s time, in order; at most 3,000.' },
  ),
  captions: Type.Array(
    Type.Object({ language: Type.Enum([...captionLanguages]), url: Type.String({ description: 'WebVTT.' }) }),
    { description: 'By language; none when nobody wrote down what was said.' },
  ),
});
export type RoomReplay = Static<typeof RoomReplay>;

export const ReplayInput = Type.Object({ hidden: Type.Boolean() }, closed);

export const PinParams = Type.Object({ roomId, pinId: Type.String({ pattern: idPattern('pin') }) });

export const ExplainClipInput = Type.Object(
  {
    caption: Type.Optional(Type.String({ maxLength: 200, description: 'Without one the room’s title.' })),
    publish: Type.Optional(Type.Boolean({ description: 'As soon as it is ready; else it is a draft.' })),
  },
  closed,
);
export type ExplainClipInput = Static<typeof ExplainClipInput>;

export const ExplainClipView = Type.Object({
  pinId: Type.String(),
  state: Type.Enum(['cutting', 'made', 'failed']),
  clipId: nullable(Type.String({ description: 'As under /studio/clips.' })),
  refusal: nullable(Type.String()),
});
