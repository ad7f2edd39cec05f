import { type Static, Type } from '@fastify/type-provider-typebox';

const fields = {
  rooms: Type.Boolean({ description: 'Whether rooms that are live are shown between clips.' }),
  goods: Type.Boolean({ description: 'Whether goods are shown between clips.' }),
  clipsBetween: Type.Integer({
    minimum: 4,
    maximum: 200,
    description: 'So many clips lie between two rooms at least, and between goods and the card before them.',
  }),
};

export const CardSettingsSchema = Type.Object(fields);
export type CardSettings = Static<typeof CardSettingsSchema>;

/** Before operators said anything. */
export const usualCardSettings: CardSettings = { rooms: true, goods: true, clipsBetween: 12 };

export const CardSettingsBody = Type.Object(
  { ...fields, reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);
export type CardSettingsWish = Static<typeof CardSettingsBody>;

export const CardSettingsViewSchema = Type.Object({
  ...fields,
  changedAt: Type.Union([Type.String(), Type.Null()], {
    description: 'Null while nobody changed anything.',
  }),
  reason: Type.String(),
  before: Type.Union([CardSettingsSchema, Type.Null()], { description: 'What the last change changed.' }),
});
export type CardSettingsView = Static<typeof CardSettingsViewSchema>;
