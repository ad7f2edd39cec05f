import { type Static, Type } from '@fastify/type-provider-typebox';

export const termWindows = [7, 30] as const;
export type TermWindow = (typeof termWindows)[number];

/** Nobody who searched is to be guessed: fewer different people than this, and a term is not shown. */
export const peopleMin = 5;
/** The terms most people looked for, of which those that concern a shop are shown. */
export const termsReadMax = 400;
export const termsShownMax = 200;
/** Terms that nobody has goods for concern everybody; of those the most wanted. */
export const unmetShownMax = 30;

export const adviceCodes = [
  'nobody-has-it',
  'you-have-none',
  'sold-out',
  'far-down',
  'not-opened',
  'well',
] as const;
export type TermAdvice = (typeof adviceCodes)[number];

export const TermsQuerySchema = Type.Object(
  {
    days: Type.Optional(
      Type.Enum([...termWindows], { default: 7, description: 'How many days back, today among them.' }),
    ),
  },
  { additionalProperties: false },
);

export const SearchTermSchema = Type.Object({
  term: Type.String({ description: 'As it was typed, but for case, accents and punctuation.' }),
  searches: Type.Integer(),
  people: Type.Integer({ description: 'Different people, by the day or the whole window.' }),
  found: Type.Integer({
    description: 'Goods of the whole mall that are called so now; at most 120 are counted.',
  }),
  own: Type.Union(
    [
      Type.Object({
        productId: Type.String(),
        title: Type.String(),
        rank: Type.Integer({ description: 'Where the first of the shop’s own goods stands: 1 is the top.' }),
        inStock: Type.Boolean(),
        count: Type.Integer({ description: 'How many of the shop’s goods are found.' }),
      }),
      Type.Null(),
    ],
    { description: 'The shop’s own goods among what is found, also where they are only called alike.' },
  ),
  opens: Type.Integer({ description: 'How often the shop’s goods were opened out of what was found.' }),
  advice: Type.Enum([...adviceCodes]),
});
export type SearchTerm = Static<typeof SearchTermSchema>;

export const SearchTermsSchema = Type.Object({
  days: Type.Integer(),
  peopleMin: Type.Integer({ description: 'A term is shown when so many different people looked for it.' }),
  items: Type.Array(SearchTermSchema, { description: 'What most people looked for first.' }),
});
export type SearchTerms = Static<typeof SearchTermsSchema>;
