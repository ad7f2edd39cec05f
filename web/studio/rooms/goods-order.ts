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
