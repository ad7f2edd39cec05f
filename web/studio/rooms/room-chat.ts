/** Something that was said in a room, as its socket spreads it. */
export interface ChatLine {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: 'host' | 'assistant' | 'moderator' | null;
  readonly text: string;
  readonly atMs: number;
}

/** So many lines are kept on the page. */
export const linesMax = 300;

/** Null for what is no line of a chat. */
export function readChatLine(body: unknown): ChatLine | null {
  const line = body as Partial<ChatLine> | null;
  return typeof line?.id === 'string' && typeof line.text === 'string' ? (line as ChatLine) : null;
}

/** The lines with those that came, each once, the oldest of too many left out. */
export function withLines(before: readonly ChatLine[], bodies: readonly unknown[]): readonly ChatLine[] {
  const known = new Set(before.map(({ id }) => id));
  const fresh: ChatLine[] = [];
  for (const body of bodies) {
    const line = readChatLine(body);
    if (line === null || known.has(line.id)) continue;
    known.add(line.id);
    fresh.push(line);
  }
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-linesMax);
}
