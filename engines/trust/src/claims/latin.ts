/** Whether the Latin letters and figures at the edges of `[from, to)` are not the middle of a longer word or number. */
export function standsAlone(text: string, from: number, to: number): boolean {
  return (
    !joined(text.charCodeAt(from - 1), text.charCodeAt(from)) &&
    !joined(text.charCodeAt(to - 1), text.charCodeAt(to))
  );
}

function joined(a: number, b: number): boolean {
  return (isLetter(a) && isLetter(b)) || (isFigure(a) && isFigure(b));
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
