import { describe, expect, it } from 'vitest';
import { hashToken, looksLikeToken, scopePattern, tokenOf } from './token.policy.ts';

describe('tokens', () => {
  it('are made again from their nonce, and only with the secret', () => {
    expect(tokenOf('secret', 'nonce')).toBe(tokenOf('secret', 'nonce'));
    expect(tokenOf('secret', 'nonce')).not.toBe(tokenOf('other', 'nonce'));
    expect(tokenOf('secret', 'nonce')).not.toBe(tokenOf('secret', 'other'));
  });

  it('look like tokens, and are stored as something else', () => {
    const token = tokenOf('secret', 'nonce');
    expect(looksLikeToken(token)).toBe(true);
    expect(looksLikeToken('kmt_short')).toBe(false);
    expect(hashToken(token).toString('hex')).toHaveLength(64);
  });

  it.each([
    ['imports:write', true],
    ['interest:read', true],
    ['imports', false],
    ['imports:all', false],
    ['IMPORTS:write', false],
  ])('scope %s: %s', (scope, fits) => expect(new RegExp(scopePattern).test(scope)).toBe(fits));
});
