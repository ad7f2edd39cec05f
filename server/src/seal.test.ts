import { describe, expect, it } from 'vitest';
import { keyedHash, seal, unseal } from './seal.ts';

const plain = Buffer.from('11010519491231002X');

describe('a seal', () => {
  it('is opened with the same secret for the same purpose, and hides what is in it', () => {
    const sealed = seal('secret', 'numbers', plain);
    expect(sealed.includes(plain)).toBe(false);
    expect(unseal('secret', 'numbers', sealed)).toEqual(plain);
    expect(seal('secret', 'numbers', plain)).not.toEqual(sealed);
  });

  it('does not open for another secret, another purpose, or after a change', () => {
    const sealed = seal('secret', 'numbers', plain);
    expect(() => unseal('other', 'numbers', sealed)).toThrow();
    expect(() => unseal('secret', 'files', sealed)).toThrow();
    const changed = Buffer.from(sealed);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(() => unseal('secret', 'numbers', changed)).toThrow();
  });

  it('hashes the same text to the same, under the key', () => {
    expect(keyedHash('secret', 'numbers', 'a')).toEqual(keyedHash('secret', 'numbers', 'a'));
    expect(keyedHash('secret', 'numbers', 'a')).not.toEqual(keyedHash('other', 'numbers', 'a'));
  });
});
