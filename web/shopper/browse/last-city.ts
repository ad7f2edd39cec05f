const storageKey = 'kanmai.city';

/** The city picked last while it still has shops, else the one with the most; null where no city has any. */
export function chooseCity(cities: readonly { city: string }[], picked: string | null): string | null {
  return (cities.find(({ city }) => city === picked) ?? cities[0])?.city ?? null;
}

export function readLastCity(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function storeLastCity(city: string): void {
  try {
    localStorage.setItem(storageKey, city);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
