const storageKey = 'kanmai.searches';
const keptMax = 10;

/** What was searched on this device, newest first. It stays here. */
export function readSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, keptMax)
      : [];
  } catch {
    return [];
  }
}

export function storeSearches(searches: readonly string[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(searches));
  } catch {
    // Without storage nothing is remembered.
  }
}

/** The searches with one more, which moves to the front if it was there. */
export function withSearch(searches: readonly string[], text: string): readonly string[] {
  const trimmed = text.trim();
  return trimmed === ''
    ? searches
    : [trimmed, ...searches.filter((one) => one !== trimmed)].slice(0, keptMax);
}
