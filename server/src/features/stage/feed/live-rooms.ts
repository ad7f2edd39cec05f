import { minuteMs } from '@kanmai/kernel';
import type { Log } from '../../../log.ts';
import type { AuthorCard } from '../clips/index.ts';

/** A room that is live, as the feed shows it. */
export interface LiveRoom {
  readonly id: string;
  readonly title: string;
  readonly coverUrl: string | null;
  readonly broadcaster: AuthorCard;
  /** Of the goods in its bag. */
  readonly categories: readonly string[];
  readonly plannedAtMs: number;
  readonly startedAtMs: number;
}

export interface LiveRoomsParts {
  /** All that may be shown, the newest first. */
  readonly load: () => Promise<readonly LiveRoom[]>;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** What is said of a room, and what is in its bag, may be so old. */
const freshForMs = minuteMs;

/**
 * The rooms that are live, in memory: loaded when the log tells that one began or ended, and while there are any now and
 * then. While there are none, nothing is asked.
 */
export class LiveRooms {
  private readonly parts: LiveRoomsParts;
  private rooms: readonly LiveRoom[] = [];
  private loadedAtMs = 0;
  private loading: Promise<void> | null = null;
  /** What was told while the list was loaded may not be in it. */
  private isSpoiled = false;

  constructor(parts: LiveRoomsParts) {
    this.parts = parts;
  }

  /** The newest first. */
  current(): readonly LiveRoom[] {
    if (this.rooms.length > 0 && this.parts.nowMs() - this.loadedAtMs > freshForMs) this.refreshLater();
    return this.rooms;
  }

  /** One has begun, or changed. */
  async refresh(): Promise<void> {
    this.isSpoiled = this.loading !== null;
    this.loading ??= this.load();
    await this.loading;
  }

  /** It is over: from now on nobody is shown it. */
  ended(roomId: string): void {
    this.rooms = this.rooms.filter(({ id }) => id !== roomId);
    this.isSpoiled = true;
  }

  private refreshLater(): void {
    this.loadedAtMs = this.parts.nowMs();
    this.refresh().catch((error: unknown) => {
      this.parts.log.warn({ error }, 'the rooms that are live could not be loaded anew');
    });
  }

  private async load(): Promise<void> {
    try {
      do {
        this.isSpoiled = false;
        const rooms = await this.parts.load();
        if (this.isSpoiled) continue;
        this.rooms = rooms;
        this.loadedAtMs = this.parts.nowMs();
      } while (this.isSpoiled);
    } finally {
      this.loading = null;
    }
  }
}
