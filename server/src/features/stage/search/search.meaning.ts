/** Of what is found, the best so many say what was meant. */
const tellingMax = 10;

/** The category that most of the best found are of, given theirs, best first; null where none has more than half. */
export function categoryMeant(categories: readonly string[]): string | null {
  const telling = categories.slice(0, tellingMax);
  for (const [category, those] of Map.groupBy(telling, (each) => each))
    if (those.length * 2 > telling.length) return category;
  return null;
}
