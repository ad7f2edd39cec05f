/** The same ids with one moved; the ends hold it. */
export function movedId(ids: readonly string[], from: number, to: number): string[] {
  const place = Math.max(0, Math.min(to, ids.length - 1));
  const moved = [...ids];
  const [id] = moved.splice(from, 1);
  if (id !== undefined) moved.splice(place, 0, id);
  return moved;
}

/** Things in the order wanted; those that it does not name come after, as they were. */
export function inOrder<Thing>(
  things: readonly Thing[],
  idOf: (thing: Thing) => string,
  order: readonly string[],
): Thing[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (thing: Thing) => places.get(idOf(thing)) ?? order.length;
  return [...things].sort((a, b) => placeOf(a) - placeOf(b));
}
