import { Type } from '@fastify/type-provider-typebox';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { compileValidator } from './validator.ts';

const schema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 10 })),
  again: Type.Optional(Type.Boolean()),
  words: Type.Optional(Type.String({ maxLength: 5 })),
  kind: Type.Optional(Type.Enum(['a', 'b'])),
  share: Type.Optional(Type.Number()),
});

const given = fc.record(
  {
    limit: fc.oneof(
      fc.integer({ min: -3, max: 25 }).map(String),
      fc.constantFrom('', '007', '1e1', ' 5', 'ten'),
    ),
    again: fc.constantFrom('true', 'false', '1', 'yes'),
    words: fc.oneof(fc.string({ maxLength: 7 }), fc.constantFrom('12', 'true', 'null')),
    kind: fc.constantFrom('a', 'b', 'c'),
    share: fc.constantFrom('0.5', '1', 'x'),
    other: fc.string({ maxLength: 3 }),
  },
  { requiredKeys: [] },
);

describe('the validator of requests', () => {
  it('reads a query as converting, filling in and checking it with the schema does', () => {
    const validate = compileValidator({ schema, method: 'GET', url: '/', httpPart: 'querystring' });
    fc.assert(
      fc.property(given, (query) => {
        const expected = Value.Default(schema, Value.Convert(schema, { ...query }));
        const answer = validate({ ...query }) as { value?: unknown; error?: unknown };
        if (Value.Check(schema, expected)) expect(answer).toEqual({ value: expected });
        else expect(answer.error).toBeDefined();
      }),
    );
  });

  it('takes a body as it is', () => {
    const validate = compileValidator({ schema, method: 'POST', url: '/', httpPart: 'body' });
    expect((validate({ limit: '3' }) as { error?: unknown }).error).toBeDefined();
    expect(validate({ limit: 3 })).toEqual({ value: { limit: 3 } });
  });
});
