import { describe, expect, it } from 'vitest';
import { readMoneySearch, statementAsk } from './money-search.ts';

describe('the address of the money page', () => {
  it('keeps what it knows and drops the rest', () => {
    const search = { kind: 'settlement', from: '2026-11-01', to: '2026-11-30', order: 'ord_1' };
    expect(readMoneySearch({ ...search, page: 3 })).toEqual(search);
    expect(readMoneySearch({ kind: 'theft', from: 'yesterday', to: '2026-13-40', order: 7 })).toEqual({});
  });

  it('asks for whole days of the viewer’s', () => {
    const { from, to } = statementAsk({ from: '2026-11-28', to: '2026-11-28' });
    expect(new Date(from ?? '').toString()).toContain('Nov 28 2026 00:00:00');
    expect(new Date(to ?? '').toString()).toContain('Nov 29 2026 00:00:00');
    expect(statementAsk({})).toEqual({});
  });
});
