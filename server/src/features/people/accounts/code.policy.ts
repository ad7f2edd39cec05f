import { dayMs, minuteMs } from '@kanmai/kernel';
import type { NotifyMessage } from '../../../ports/notify.ts';
import type { Locale } from './person.policy.ts';

/** A code lives this long and survives so many wrong guesses. */
export const codeMinutes = 5;
export const codeGuessesMax = 5;

/**
 * Codes that one recipient is sent: with five guesses each, a stranger guesses a six-digit code with a chance of
 * 1 in 5,000 in a whole day.
 */
export const codeSendLimits: readonly { readonly withinMs: number; readonly max: number }[] = [
  { withinMs: 10 * minuteMs, max: 10 },
  { withinMs: dayMs, max: 40 },
];

/** Wrong proofs of a second factor in a row before it is locked for a while. */
export const twoFactorTriesMax = 10;
export const twoFactorLockMs = 15 * minuteMs;

export function codeMessage(
  channel: NotifyMessage['channel'],
  recipient: string,
  code: string,
  locale: Locale,
): NotifyMessage {
  return locale === 'en'
    ? {
        channel,
        recipient,
        subject: `${code} is your Kanmai code`,
        body: `Your Kanmai code is ${code}. It is good for ${codeMinutes} minutes. If you did not ask for it, ignore this message.`,
      }
    : {
        channel,
        recipient,
        subject: `看买验证码 ${code}`,
        body: `您的看买验证码是 ${code}，${codeMinutes} 分钟内有效。如非本人操作，请忽略本消息。`,
      };
}
