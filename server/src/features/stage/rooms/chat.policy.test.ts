import { describe, expect, it } from 'vitest';
import {
  type ChatRulesNow,
  type ChatSpeaker,
  cleanChat,
  isSlowed,
  refuseChat,
  takenBackBy,
  wordFinder,
} from './chat.policy.ts';

const rules: ChatRulesNow = {
  live: true,
  open: true,
  slowModeS: 0,
  lengthMax: 10,
  staffHushed: false,
  hasBannedWord: wordFinder(['加微信']),
};
const viewer: ChatSpeaker = { role: null, signedIn: true, muted: false };
const why = (given: { rules?: Partial<ChatRulesNow>; who?: Partial<ChatSpeaker>; text?: string }) =>
  refuseChat({ ...rules, ...given.rules }, { ...viewer, ...given.who }, given.text ?? '好看')?.type ?? null;

describe('what is said', () => {
  it.each([
    ['by a viewer', {}, null],
    ['in a room that is over', { rules: { live: false } }, 'room-not-live'],
    ['by a stranger', { who: { signedIn: false } }, 'sign-in-required'],
    ['by who is muted', { who: { muted: true } }, 'chat-muted'],
    ['while the chat is closed', { rules: { open: false } }, 'chat-closed'],
    ['while it is closed, by who works there', { rules: { open: false }, who: { role: 'moderator' } }, null],
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
    expect(wordFinder(['加微信'])(text)).toBe(true);
  });
  it.each([
    ['VX', 'ｖｘ'],
    ['vx', 'V-X'],
    ['café', 'CAFE\u0301'],
  ])('%j is found in %j', (word, text) => {
    expect(wordFinder([word])(text)).toBe(true);
  });
  it('is not found where it is not, nor is one of signs alone', () => {
    expect(wordFinder(['加微信', '!!', ''])('微信支付可以吗')).toBe(false);
  });
});

it('slow mode is for viewers', () => {
  const slow = { ...rules, slowModeS: 5 };
  expect([
    isSlowed(rules, viewer),
    isSlowed(slow, viewer),
    isSlowed(slow, { ...viewer, role: 'host' }),
  ]).toEqual([...[false, true, false]]);
});

it('what is taken back is the deleted line, or all lines of who was muted', () => {
  const line = { id: 'msg_1', personId: 'psn_1', text: 'x' };
  expect(takenBackBy({ kind: 'chat-deleted', messageId: 'msg_1' })?.(line)).toBe(true);
  expect(takenBackBy({ kind: 'chat-deleted', messageId: 'msg_2' })?.(line)).toBe(false);
  expect(takenBackBy({ kind: 'person-muted', personId: 'psn_1' })?.(line)).toBe(true);
  expect(takenBackBy({ kind: 'pinned', productId: 'prd_1' })).toBeNull();
});
