import { describe, expect, it } from 'vitest';
import { readDepositSearch, readLedgerSearch, readPayoutSearch } from './ledger-search.ts';

describe('the addresses of the books', () => {
  it('keep what they know and drop the rest', () => {
    expect(readLedgerSearch({ view: 'accounts', kind: 'shop', owner: 'shp_1', account: '7' })).toEqual({
      ...{ view: 'accounts', kind: 'shop', owner: 'shp_1', account: 7 },
    });
    expect(readLedgerSearch({ view: 'audits', kind: 'theft', account: -1, reference: 42 })).toEqual({
      reference: '42',
    });
    expect(readPayoutSearch({ state: 'failed' })).toEqual({ state: 'failed' });
    expect(readPayoutSearch({ state: 'lost' })).toEqual({});
    expect(readDepositSearch({ short: true, open: 'shp_1' })).toEqual({ short: true, open: 'shp_1' });
    expect(readDepositSearch({ short: 'yes' })).toEqual({});
  });
});
