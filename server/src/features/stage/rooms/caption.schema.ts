import { type Static, Type } from '@fastify/type-provider-typebox';
import { closed } from './room.fields.ts';

export const captionLimits = { atOnceMax: 20, durationMsMax: 20_000, ofRoomMax: 20_000 } as const;

export const captionLanguages = ['zh-CN', 'en'] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];

const exampleCaptions = {
  language: 'zh-CN',
  captions: [{ at: '2026-12-01T12:00:05.000Z', durationMs: 2_000, text: '掰开就是沙瓤' }],
};

/** Written down, a sentence or a part of one. */
export const CaptionsInput = Type.Object(
  {
    language: Type.Enum([...captionLanguages]),
    captions: Type.Array(
      Type.Object(
        {
          at: Type.String({
            format: 'date-time',
            maxLength: 40,
            description: 'When it began to be said, by our clock. Given again, it is what was said then.',
          }),
          durationMs: Type.Integer({ minimum: 100, maximum: captionLimits.durationMsMax }),
          text: Type.String({ minLength: 1, maxLength: 200 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: captionLimits.atOnceMax },
    ),
  },
  { ...closed, examples: [exampleCaptions] },
);
export type CaptionsInput = Static<typeof CaptionsInput>;

export const CaptionsKept = Type.Object({ kept: Type.Integer() });

export const CaptionsQuery = Type.Object({ language: Type.Enum([...captionLanguages]) });
