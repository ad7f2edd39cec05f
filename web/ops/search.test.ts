import { describe, expect, it } from 'vitest';
import { changed, readAuditSearch, readClipSearch, readPeopleSearch, readShopSearch } from './search.ts';

describe('addresses of the desk', () => {
  it('fall back to the queue that needs work', () => {
    expect(readShopSearch({ view: 'toString', open: '' })).toEqual({});
    expect(readShopSearch({ view: 'pending' })).toEqual({});
    expect(readClipSearch({ view: 'published', text: 7 })).toEqual({ text: '7' });
    expect(readClipSearch({ view: 'taken-down', open: 'clp_1' })).toEqual({
      view: 'taken-down',
      open: 'clp_1',
    });
  });

  it('keep texts within bounds', () => {
    expect(readPeopleSearch({ text: 'x'.repeat(500) }).text).toHaveLength(100);
    expect(readAuditSearch({ subject: { not: 'a text' } })).toEqual({});
  });

  it('lose what is taken out', () => {
    expect(changed<{ text?: string; open?: string }>({ text: 'a', open: 'b' }, { open: undefined })).toEqual({
      text: 'a',
    });
  });
});
