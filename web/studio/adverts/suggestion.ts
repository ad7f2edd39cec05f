/** Which words of a text are meant, and what to put in their place. */
interface Suggestion {
  readonly start: number;
  readonly end: number;
  readonly suggestion: string;
}

/** The text with the suggestion in the place of the words; where they are left out, no gap stays. */
export function withSuggestion(text: string, { start, end, suggestion }: Suggestion): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (suggestion !== '') return `${before}${suggestion}${after}`;
  const joined =
    before === '' || /[\s，,、；;。]$/.test(before) ? after.replace(/^[\s，,、；;]+/, '') : after;
  return joined === '' ? before.replace(/[\s，,、；;]+$/, '') : `${before}${joined}`;
}

/** The words with a little of what stands around them. */
export function inContext(text: string, { start, end }: Pick<Suggestion, 'start' | 'end'>, around = 8) {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, start)}`,
    words: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  };
}

export type RuleFamily = 'absolute' | 'medical' | 'price' | 'certificate' | 'other';

const families: readonly (readonly [RuleFamily, RegExp])[] = [
  ['absolute', /^(superlative|first-of-all|only-one|unrivalled|paragon|grade|absolute-promise)$/],
  ['medical', /illness|cure|medic|body-|complaint-gone|health|effect|harmless|cells-and-quanta|surgery/],
  ['price', /price|bargain/],
  ['certificate', /^certified-/],
];

/** What a rule is about, for whoever reads why. */
export function familyOf(rule: string): RuleFamily {
  return families.find(([, pattern]) => pattern.test(rule))?.[0] ?? 'other';
}
