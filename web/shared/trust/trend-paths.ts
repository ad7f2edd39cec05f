/** The paths of a line over days, of which some have no value; a day between two without one is a dot, for it is no line. */
export function pathsOf(
  values: readonly (number | null)[],
  width: number,
  place: (value: number) => number,
): { readonly line: string; readonly dots: string } {
  const step = width / Math.max(1, values.length - 1);
  let line = '';
  let dots = '';
  values.forEach((value, n) => {
    if (value === null) return;
    const point = `${(n * step).toFixed(1)},${place(value).toFixed(2)}`;
    const begins = (values[n - 1] ?? null) === null;
    line += `${begins ? 'M' : 'L'}${point}`;
    if (begins && (values[n + 1] ?? null) === null) dots += `M${point}h0`;
  });
  return { line, dots };
}
