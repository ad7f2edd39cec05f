interface Place {
  readonly start: number;
  readonly end: number;
}

export interface MarkedPart extends Place {
  readonly text: string;
  readonly marked: boolean;
}

/** A text in parts, those marked that a place covers; places may overlap. */
export function markedParts(text: string, places: readonly Place[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  const put = (start: number, end: number, marked: boolean) => {
    if (end > start) parts.push({ start, end, text: text.slice(start, end), marked });
  };
  let at = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const from = Math.min(Math.max(start, at), text.length);
    const to = Math.min(end, text.length);
    put(at, from, false);
    put(from, to, true);
    at = Math.max(at, to);
  }
  put(at, text.length, false);
  return parts;
}
