import type { Problem } from '../../../http/problems.ts';
import type { RoomRole } from './room.schema.ts';

export interface ChatRulesNow {
  readonly live: boolean;
  readonly open: boolean;
  readonly slowModeS: number;
  readonly lengthMax: number;
  /** Whether the platform has those who work here say nothing for a time. */
  readonly staffHushed: boolean;
  readonly hasBannedWord: (text: string) => boolean;
}

export interface ChatSpeaker {
  readonly role: RoomRole | null;
  readonly signedIn: boolean;
  readonly muted: boolean;
}

/**
 * Why somebody may not say this in a room, or null; whether it is their turn in slow mode is asked after that. Whoever works in
 * the room is not held to a closed chat. Characters are counted as people see them, near enough: by code point.
 */
export function refuseChat(rules: ChatRulesNow, speaker: ChatSpeaker, text: string): Problem | null {
  if (!rules.live) return { type: 'room-not-live' };
  if (!speaker.signedIn) return { type: 'sign-in-required' };
  const staff = speaker.role !== null;
  if (speaker.muted && !staff) return { type: 'chat-muted' };
  if (!rules.open && !staff) return { type: 'chat-closed' };
  if (rules.staffHushed && staff) return { type: 'room-restrained' };
  const length = [...text].length;
  if (length === 0) return { type: 'bad-request', field: 'text', detail: 'Say something.' };
  if (length > rules.lengthMax)
    return { type: 'bad-request', field: 'text', detail: `At most ${rules.lengthMax} characters.` };
  // Which word it was is not told: nobody is taught how to write around it.
  if (rules.hasBannedWord(text)) return { type: 'chat-banned-word' };
  return null;
}

/** Whether somebody has to wait between two things they say. */
export function isSlowed({ slowModeS }: ChatRulesNow, { role }: ChatSpeaker): boolean {
  return slowModeS > 0 && role === null;
}

interface ChatLine {
  readonly id?: unknown;
  readonly personId?: unknown;
}

/** Which lines of the chat a message of the commerce lane takes back: one that was deleted, all of who was muted. */
export function takenBackBy(body: {
  readonly kind: string;
  readonly [name: string]: unknown;
}): ((chat: unknown) => boolean) | null {
  if (body.kind === 'person-muted') return (chat) => (chat as ChatLine | null)?.personId === body.personId;
  if (body.kind === 'chat-deleted') return (chat) => (chat as ChatLine | null)?.id === body.messageId;
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
 * Whether a text has a word of the list in it; the list is read once. Compared without what is put between characters to hide a word
 * (blanks, marks, signs), in compatibility form (full-width letters are letters) and without case.
 */
export function wordFinder(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map(bareText).filter((word) => word !== '');
  return (text) => {
    const bare = bareText(text);
    return wanted.some((word) => bare.includes(word));
  };
}

function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
