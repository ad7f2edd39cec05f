import { describe, expect, it } from 'vitest';
import { isCreditCode, isPassport, isResidentId, maskNumber, normalizeNumber } from './document.policy.ts';

const nowMs = Date.UTC(2026, 10, 23);

describe('a resident identity number', () => {
  it('fits its check character', () => {
    // The example of GB 11643-1999.
    expect(isResidentId('11010519491231002X', nowMs)).toBe(true);
    expect(isResidentId('440524188001010014', nowMs)).toBe(true);
    expect(isResidentId('110105194912310021', nowMs)).toBe(false);
  });

  it('fails with any one digit changed', () => {
    const good = '11010519491231002X';
    for (let at = 0; at < 17; at++) {
      const digit = String((Number(good[at]) + 1) % 10);
      expect(isResidentId(good.slice(0, at) + digit + good.slice(at + 1), nowMs), String(at)).toBe(false);
    }
  });

  it('names a day that was', () => {
    const withCheck = (body: string) =>
      [...'0123456789X'].map((check) => isResidentId(body + check, nowMs)).filter(Boolean).length;
    expect(withCheck('11010519990228001')).toBe(1);
    expect(withCheck('11010519990229001')).toBe(0);
    expect(withCheck('11010519991301001')).toBe(0);
    expect(withCheck('11010520990101001')).toBe(0);
  });
});

describe('a unified social credit code', () => {
  it('fits its check character', () => {
    // Codes in public registers.
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('9111000071093123XX')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
  });

  it('fails with any one digit of its register changed, and has none of the letters left out', () => {
    const good = '91350100M000100Y43';
    for (let at = 2; at < 8; at++) {
      const digit = String((Number(good[at]) + 1) % 10);
      expect(isCreditCode(good.slice(0, at) + digit + good.slice(at + 1)), String(at)).toBe(false);
    }
    expect(isCreditCode('91350100I000100Y43')).toBe(false);
  });
});

describe('numbers', () => {
  it('are compared without spaces and shown by their end', () => {
    expect(normalizeNumber(' 1101 0519-4912 31002x')).toBe('11010519491231002X');
    expect(maskNumber('11010519491231002X')).toBe('••••••••••••••002X');
    expect(maskNumber('E1234')).toBe('•••34');
    expect(isPassport('E12345678')).toBe(true);
    expect(isPassport('E 1')).toBe(false);
  });
});
