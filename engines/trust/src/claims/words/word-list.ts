/** The words of a text, split at white space. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
