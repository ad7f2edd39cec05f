import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allScopes, purposes, scopeWords } from './token-scopes.ts';

interface Description {
  paths: Record<string, Record<string, { security?: Record<string, string[]>[] }>>;
}

describe('what a token may be allowed', () => {
  it('is every scope that a route asks for, and no other', () => {
    const file = new URL('../../../generated/openapi.json', import.meta.url);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Description;
    const asked = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ security = [] }) => security.flatMap(({ token = [] }) => token));
    expect([...allScopes].sort()).toEqual([...new Set(asked)].sort());
  });

  it('is named in both languages', () => {
    for (const { areas } of Object.values(scopeWords)) {
      for (const words of Object.values(areas)) expect(words.trim()).not.toBe('');
    }
  });

  it('is whole for running a shop, its webhooks too', () => {
    expect(purposes.shop).toContain('webhooks:write');
    expect(purposes.shop).toContain('promotions:write');
  });
});
