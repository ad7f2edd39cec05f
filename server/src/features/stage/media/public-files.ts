import type { EventKind, EventReader, LoggedEvent, LogPosition } from '../../insight/events/index.ts';

/** Which published clips show this file now; none: it is not public. */
export type ShownIn = (id: string) => Promise<readonly string[]>;

const clipKinds: readonly EventKind[] = [
  'clip-published',
  'clip-changed',
  'clip-taken-down',
  'clip-restored',
];
const heldMax = 50_000;

/**
 * Remembers what is public, so that playing a video asks the database nothing; kept fresh by the event log. Only what
 * is public is remembered: what is not must become visible the moment it is published.
 */
export class PublicFiles {
  private readonly clipsOf = new Map<string, readonly string[]>();
  private readonly filesOf = new Map<string, Set<string>>();
  private readonly shownIn: ShownIn;
  /** Counts what the log told: a decision that was read while it told something is not remembered. */
  private told = 0;

  constructor(shownIn: ShownIn) {
    this.shownIn = shownIn;
  }

  async isPublic(id: string): Promise<boolean> {
    if (this.clipsOf.has(id)) return true;
    const before = this.told;
    const clips = await this.shownIn(id);
    if (clips.length === 0) return false;
    if (before === this.told) this.remember(id, clips);
    return true;
  }

  apply(event: Pick<LoggedEvent, 'kind' | 'subjectId'>): void {
    if (event.subjectId === null || !clipKinds.includes(event.kind)) return;
    this.told += 1;
    for (const id of this.filesOf.get(event.subjectId) ?? []) this.clipsOf.delete(id);
    this.filesOf.delete(event.subjectId);
  }

  private remember(id: string, clips: readonly string[]): void {
    if (this.clipsOf.size >= heldMax) {
      this.clipsOf.clear();
      this.filesOf.clear();
    }
    this.clipsOf.set(id, clips);
    for (const clip of clips) this.filesOf.set(clip, (this.filesOf.get(clip) ?? new Set()).add(id));
  }
}

/** Follows the log from where it ends now: nothing is remembered of what came before. */
export function publicFilesReader(
  name: string,
  files: PublicFiles,
  from: () => Promise<LogPosition>,
): EventReader {
  return {
    name,
    kinds: clipKinds,
    from,
    take(events) {
      for (const event of events) files.apply(event);
    },
  };
}
