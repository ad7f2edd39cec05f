import { describe, expect, it } from 'vitest';
import { draftOf, emptyRegion, fieldOf, readDraft, readProvinces } from './shipping-draft.ts';

const rules = {
  baseCents: 0,
  freeAboveCents: 5_900,
  regions: [
    { provinces: ['新疆', '西藏'], baseCents: 1_250, freeAboveCents: null },
    { provinces: ['上海'], baseCents: 300, freeAboveCents: 1 },
  ],
  notServed: ['Hong Kong', 'Macao'],
};

describe('shipping rules being written', () => {
  it('are read back as they were', () => {
    expect(readDraft(draftOf(rules))).toEqual({ ok: true, rules });
  });

  it('say what is wrong where', () => {
    const region = { ...emptyRegion(), base: '1000.01', freeAbove: '0' };
    const draft = { base: '', freeAbove: 'much', regions: [region], notServed: '' };
    expect(readDraft(draft)).toEqual({
      ok: false,
      problems: {
        base: 'fee-wrong',
        freeAbove: 'amount-wrong',
        [`${region.rowId}.base`]: 'fee-wrong',
        [`${region.rowId}.freeAbove`]: 'amount-wrong',
        [`${region.rowId}.provinces`]: 'provinces-missing',
      },
    });
  });

  it('find the field that the API names', () => {
    const draft = draftOf(rules);
    const at = (field: string | undefined) => fieldOf(draft, field);
    expect(at('rules.regions.1.provinces.0')).toBe(`${draft.regions[1]?.rowId}.provinces`);
    expect(at('rules.regions.0.baseCents')).toBe(`${draft.regions[0]?.rowId}.base`);
    expect(at('rules.notServed.1')).toBe('notServed');
    expect(at('rules.freeAboveCents')).toBe('freeAbove');
    expect([at('replaces'), at(undefined), at('rules.regions.9.provinces')]).toEqual([null, null, null]);
  });
});

describe('provinces', () => {
  it('are parted as people part them', () => {
    expect(readProvinces(' 上海、浙江 江苏，安徽;\n')).toEqual(['上海', '浙江', '江苏', '安徽']);
    expect(readProvinces('Shanghai, Inner Mongolia')).toEqual(['Shanghai', 'Inner Mongolia']);
    expect(readProvinces(' ')).toEqual([]);
  });
});
