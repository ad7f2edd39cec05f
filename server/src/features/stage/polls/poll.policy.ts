import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { PollInput } from './poll.schema.ts';

/** What is asked, in one line each, or why not: empty after all, or an option twice. Pure. */
export function decidePoll({
  question,
  options,
}: PollInput): Result<Pick<PollInput, 'question' | 'options'>, Problem> {
  const asked = oneLine(question);
  if (asked === '') return err({ type: 'bad-request', field: 'question', detail: 'Ask something.' });
  const texts = options.map(oneLine);
  if (texts.some((text) => text === '') || new Set(texts).size < texts.length)
    return err({ type: 'bad-request', field: 'options', detail: 'Each option says something of its own.' });
  return ok({ question: asked, options: texts });
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** How the votes stand, as one vital of the room: `poll` = `ID 12,30`. */
export function tallyText(pollId: string, counts: readonly number[]): string {
  return `${pollId} ${counts.join(',')}`;
}
