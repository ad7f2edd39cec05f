import { Type } from '@fastify/type-provider-typebox';
import { describe, expect, it } from 'vitest';
import { exampleOf } from './example-value.ts';

describe('the example of a body', () => {
  it('is what the schema says, where it says so', () => {
    expect(exampleOf(Type.Object({ a: Type.String() }, { examples: [{ a: 'b' }] }))).toEqual({ a: 'b' });
  });

  it('is made of what its fields are called, without the optional ones', () => {
    const body = Type.Object({
      title: Type.String(),
      priceCents: Type.Integer({ minimum: 1 }),
      note: Type.Optional(Type.String()),
    });
    expect(exampleOf(body)).toEqual({ title: '藤上熟番茄', priceCents: 2_990 });
  });

  it('shows one field where all are optional', () => {
    const body = Type.Partial(Type.Object({ caption: Type.String(), city: Type.String() }));
    expect(Object.keys(exampleOf(body) as object)).toEqual(['caption']);
  });

  it('keeps to lengths, least values, forms of ids and days, and choices', () => {
    const body = Type.Object({
      text: Type.String({ minLength: 40, maxLength: 60 }),
      short: Type.String({ maxLength: 3 }),
      version: Type.Integer({ minimum: 7 }),
      variantId: Type.String({ pattern: '^var_[0-9a-hjkmnp-tv-z]{26}$' }),
      authorId: Type.String({ pattern: '^(shp|crt)_[0-9a-hjkmnp-tv-z]{26}$' }),
      validFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      decision: Type.Union([Type.Literal('accept'), Type.Literal('reject')]),
      until: Type.Union([Type.Null(), Type.Integer({ minimum: 2 })]),
      rows: Type.Array(Type.Object({ line: Type.Integer() }), { minItems: 1 }),
    });
    expect(exampleOf(body)).toEqual({
      text: '今天下午发出，明天到杭州。'.padEnd(40, '。'),
      short: 'sho',
      version: 7,
      variantId: 'var_01m8hzdke4pfk2mrvydgyhd7rc',
      authorId: 'shp_01m8hzdke4pfk2mrvydgyhd7rc',
      validFrom: '2026-12-01',
      decision: 'accept',
      until: 2,
      rows: [{ line: 1 }],
    });
  });
});
