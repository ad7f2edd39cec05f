import type { Problem } from '../../../http/problems.ts';
import type { RoomRole } from './room.schema.ts';

export interface ChatRulesNow {
  readonly live: boolean;
  readonly open: boolean;
  readonly slowModeS: number;
  readonly lengthMax: number;
  readonly bannedWords: readonly string[];
}

export interface ChatSpeaker {
  readonly role: RoomRole | null;
  readonly signedIn: boolean;
  readonly muted: boolean;
  /** When they said something last; null for never. */
  readonly saidAtMs: number | null;
}

/**
 * Why somebody may not say this in a room, or null. Whoever works in the room is held to no slow mode and to no closed
 * chat. Characters are counted as people see them, near enough: by code point.
 */
export function refuseChat(
  rules: ChatRulesNow,
  speaker: ChatSpeaker,
  text: string,
  nowMs: number,
): Problem | null {
  if (!rules.live) return { type: 'room-not-live' };
  if (!speaker.signedIn) return { type: 'sign-in-required' };
  const staff = speaker.role !== null;
  if (speaker.muted && !staff) return { type: 'chat-muted' };
  if (!rules.open && !staff) return { type: 'chat-closed' };
  const length = [...text].length;
  if (length === 0) return { type: 'bad-request', field: 'text', detail: 'Say something.' };
  if (length > rules.lengthMax)
    return { type: 'bad-request', field: 'text', detail: `At most ${rules.lengthMax} characters.` };
  const waitMs = (speaker.saidAtMs ?? -Infinity) + rules.slowModeS * 1_000 - nowMs;
  if (!staff && waitMs > 0) return { type: 'chat-slow', waitMs: Math.ceil(waitMs) };
  // Which word it was is not told: nobody is taught how to write around it.
  if (findBannedWord(rules.bannedWords, text) !== null) return { type: 'chat-banned-word' };
  return null;
}

/** What is said as it is spread: one line, without characters that turn the direction of the text or cannot be seen. */
export function cleanChat(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The word of the list that a text has in it, or null. Compared without what is put between characters to hide a word
 * (blanks, marks, signs), in compatibility form (full-width letters are letters) and without case.
 */
export function findBannedWord(words: readonly string[], text: string): string | null {
  const bare = bareText(text);
  return (
    words.find((word) => {
      const wanted = bareText(word);
      return wanted !== '' && bare.includes(wanted);
    }) ?? null
  );
}

function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
