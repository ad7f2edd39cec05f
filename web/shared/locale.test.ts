import { describe, expect, it } from 'vitest';
import { detectLocale } from './i18n.ts';

describe('detectLocale', () => {
  it('keeps what the reader chose', () => {
    expect(detectLocale('en', ['zh-CN'])).toBe('en');
  });
  it('takes the first language of the browser that we speak', () => {
    expect(detectLocale(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(detectLocale(null, ['en-GB', 'zh-CN'])).toBe('en');
  });
  it('falls back to English', () => {
    expect(detectLocale(null, ['fr'])).toBe('en');
    expect(detectLocale('xx', [])).toBe('en');
  });
});
