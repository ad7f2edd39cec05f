import { describe, expect, it } from 'vitest';
import { type ChatRulesNow, type ChatSpeaker, cleanChat, findBannedWord, refuseChat } from './chat.policy.ts';

const rules: ChatRulesNow = { live: true, open: true, slowModeS: 0, lengthMax: 10, bannedWords: ['加微信'] };
const viewer: ChatSpeaker = { role: null, signedIn: true, muted: false, saidAtMs: null };
const why = (given: { rules?: Partial<ChatRulesNow>; who?: Partial<ChatSpeaker>; text?: string }) =>
  refuseChat({ ...rules, ...given.rules }, { ...viewer, ...given.who }, given.text ?? '好看', 100_000)
    ?.type ?? null;

describe('what is said', () => {
  it.each([
    ['by a viewer', {}, null],
    ['in a room that is over', { rules: { live: false } }, 'room-not-live'],
    ['by a stranger', { who: { signedIn: false } }, 'sign-in-required'],
    ['by who is muted', { who: { muted: true } }, 'chat-muted'],
    ['while the chat is closed', { rules: { open: false } }, 'chat-closed'],
    ['while it is closed, by who works there', { rules: { open: false }, who: { role: 'moderator' } }, null],
    ['too soon', { rules: { slowModeS: 5 }, who: { saidAtMs: 95_001 } }, 'chat-slow'],
    ['after the wait', { rules: { slowModeS: 5 }, who: { saidAtMs: 95_000 } }, null],
    ['too soon, by the host', { rules: { slowModeS: 5 }, who: { saidAtMs: 99_999, role: 'host' } }, null],
    ['at too great length', { text: 'x'.repeat(11) }, 'bad-request'],
    ['in ten characters of two units each', { text: '𠮷'.repeat(10) }, null],
    ['without a word', { text: '' }, 'bad-request'],
    ['with a word that is not used here', { text: '加微信123' }, 'chat-banned-word'],
    ['with it, by the host', { text: '加微信', who: { role: 'host' } }, 'chat-banned-word'],
  ] as const)('%s', (_what, given, type) => {
    expect(why(given)).toBe(type);
  });

  it('keeps script tags as the text they are, and drops what cannot be seen', () => {
    expect(cleanChat('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(cleanChat('  a\u0000\u202eb\n\n\u200bc  ')).toBe('a b c');
    expect(cleanChat('👨‍👩‍👧')).toBe('👨‍👩‍👧');
  });
});

describe('a banned word', () => {
  it.each(['加微信', '加 微 信', '加.微*信', '我加微信了', '加\u200b微信'])('is found in %j', (text) => {
    expect(findBannedWord(['加微信'], text)).toBe('加微信');
  });
  it.each([
    ['VX', 'ｖｘ'],
    ['vx', 'V-X'],
    ['café', 'CAFE\u0301'],
  ])('%j is found in %j', (word, text) => {
    expect(findBannedWord([word], text)).toBe(word);
  });
  it('is not found where it is not, nor is one of signs alone', () => {
    expect(findBannedWord(['加微信', '!!', ''], '微信支付可以吗')).toBeNull();
  });
});
