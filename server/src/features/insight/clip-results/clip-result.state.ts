import { hourMs, minuteMs } from '@kanmai/kernel';
import type { LoggedEvent } from '../events/index.ts';
import { endStep, isComplete } from './clip-result.policy.ts';
import { type ClipCounts, noCounts } from './clip-result.schema.ts';

/** What is remembered of one viewer of one clip: the newest view, which grows when it is told again. */
export interface ViewerState {
  readonly clipId: string;
  readonly personId: string;
  readonly authorId: string;
  readonly opened: boolean;
  readonly view: {
    readonly request: string | null;
    readonly day: string;
    readonly playMs: number;
    readonly durationMs: number;
  } | null;
  readonly lastViewAtMs: number | null;
  readonly firstViewAtMs: number | null;
  /** The largest share of the video that any view of theirs watched, at most 1. */
  readonly watched: number;
  /** What they paid for goods chosen at it. */
  readonly paidCents: number;
}

/** What a batch of steps changes. */
export interface ResultChanges {
  /** By clip and day, as `clip day`. */
  readonly days: Map<string, ClipCounts>;
  /** By clip, length and step, as `clip length step`. */
  readonly ends: Map<string, number>;
  readonly viewers: Map<string, ViewerState>;
}

/** What is known before a batch: who the clips are of, and the viewers that the batch speaks of. */
export interface ResultsBefore {
  readonly authorOf: ReadonlyMap<string, string>;
  readonly viewers: ReadonlyMap<string, ViewerState>;
}

/** A follow belongs to the last clip of the author that was viewed this shortly before. */
const followWithinMs = hourMs / 2;
const clockToleranceMs = 5 * minuteMs;
/** Without the request it was served with, a longer play this soon after is the same view told again. */
const sameViewWithinMs = hourMs / 2;

export const viewerKey = (clipId: string, personId: string) => `${clipId} ${personId}`;
export const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

/** Counts a batch of steps, in their order. The same steps in other batches come to the same. */
export function countSteps(before: ResultsBefore, events: readonly LoggedEvent[]): ResultChanges {
  const changes: ResultChanges = { days: new Map(), ends: new Map(), viewers: new Map() };
  for (const event of events) countStep(before, changes, event);
  return changes;
}

function countStep(before: ResultsBefore, changes: ResultChanges, event: LoggedEvent): void {
  const { kind, atMs, personId } = event;
  if (kind === 'order-placed' || kind === 'order-paid') countOrder(before, changes, event);
  if (kind === 'follow') countFollow(before, changes, event);
  const clipId = clipOf(event);
  if (clipId === null || !before.authorOf.has(clipId)) return;
  const day = dayOf(atMs);
  if (kind === 'watch') countWatch(before, changes, event, clipId);
  if (kind === 'like') add(changes, clipId, day, { likes: 1 });
  if (kind === 'unlike') add(changes, clipId, day, { likes: -1 });
  if (kind === 'cart-add') add(changes, clipId, day, { cartAdds: 1 });
  if (kind !== 'product-open') return;
  add(changes, clipId, day, { productOpens: 1 });
  if (personId === null) return;
  const viewer = viewerOf(before, changes, clipId, personId);
  changes.viewers.set(viewerKey(clipId, personId), { ...viewer, opened: true });
}

/** The clip a step is about: itself, or the one its goods were seen at. */
export function clipOf(event: LoggedEvent): string | null {
  if (event.subjectId?.startsWith('clp_')) return event.subjectId;
  const { clipId } = event.data;
  return typeof clipId === 'string' ? clipId : null;
}

export interface OrderLine {
  readonly clipId: string;
  readonly totalCents: number;
}

export function linesWithClips(event: LoggedEvent): OrderLine[] {
  const lines = Array.isArray(event.data.lines) ? (event.data.lines as Record<string, unknown>[]) : [];
  return lines.flatMap((line) => {
    const { clipId, totalCents } = line;
    return typeof clipId === 'string' ? [{ clipId, totalCents: Number(totalCents ?? 0) }] : [];
  });
}

function countOrder(before: ResultsBefore, changes: ResultChanges, event: LoggedEvent): void {
  const day = dayOf(event.atMs);
  const lines = linesWithClips(event).filter(({ clipId }) => before.authorOf.has(clipId));
  for (const clipId of new Set(lines.map((line) => line.clipId))) {
    if (event.kind === 'order-placed') {
      add(changes, clipId, day, { orders: 1 });
      continue;
    }
    const paidCents = lines
      .filter((line) => line.clipId === clipId)
      .reduce((sum, line) => sum + line.totalCents, 0);
    add(changes, clipId, day, { paidOrders: 1, paidCents });
    if (event.personId === null) continue;
    const viewer = viewerOf(before, changes, clipId, event.personId);
    const paid = { ...viewer, paidCents: viewer.paidCents + paidCents };
    changes.viewers.set(viewerKey(clipId, event.personId), paid);
  }
}

function countWatch(before: ResultsBefore, changes: ResultChanges, event: LoggedEvent, clipId: string): void {
  const { personId, atMs } = event;
  const playMs = Math.max(0, Math.round(Number(event.data.playMs ?? Number.NaN)));
  const durationMs = Math.max(0, Math.round(Number(event.data.durationMs ?? 0)));
  if (personId === null || !Number.isFinite(playMs) || !Number.isFinite(durationMs)) return;
  const request = typeof event.data.requestId === 'string' ? event.data.requestId : null;
  const viewer = viewerOf(before, changes, clipId, personId);
  const same = isSameView(viewer, { request, playMs, durationMs, atMs });
  const old = same ? viewer.view : null;
  const view = {
    request,
    day: old?.day ?? dayOf(atMs),
    playMs: Math.max(playMs, old?.playMs ?? 0),
    durationMs,
  };
  const wasComplete = old !== null && isComplete(old.playMs, old.durationMs);
  add(changes, clipId, view.day, {
    views: old === null ? 1 : 0,
    playMs: view.playMs - (old?.playMs ?? 0),
    completions: Number(isComplete(view.playMs, durationMs)) - Number(wasComplete),
  });
  if (old !== null) addEnd(changes, clipId, old, -1);
  addEnd(changes, clipId, view, 1);
  const lastViewAtMs = Math.max(atMs, viewer.lastViewAtMs ?? 0);
  const firstViewAtMs = viewer.firstViewAtMs ?? atMs;
  const watched = Math.max(viewer.watched, durationMs > 0 ? Math.min(1, playMs / durationMs) : 0);
  changes.viewers.set(viewerKey(clipId, personId), { ...viewer, view, lastViewAtMs, firstViewAtMs, watched });
}

function isSameView(
  viewer: ViewerState,
  told: { request: string | null; playMs: number; durationMs: number; atMs: number },
): boolean {
  const { view, lastViewAtMs } = viewer;
  if (view === null || view.request !== told.request || view.durationMs !== told.durationMs) return false;
  if (told.request !== null) return true;
  return told.playMs >= view.playMs && told.atMs - (lastViewAtMs ?? 0) <= sameViewWithinMs;
}

function countFollow(before: ResultsBefore, changes: ResultChanges, event: LoggedEvent): void {
  const { personId, subjectId, atMs } = event;
  if (personId === null || subjectId === null) return;
  let last: ViewerState | null = null;
  for (const viewer of [...before.viewers.values(), ...changes.viewers.values()]) {
    if (viewer.personId !== personId || viewer.authorId !== subjectId) continue;
    const newest = changes.viewers.get(viewerKey(viewer.clipId, personId)) ?? viewer;
    if (last === null || isLater(newest, last)) last = newest;
  }
  const viewedAtMs = last?.lastViewAtMs ?? null;
  if (last === null || viewedAtMs === null) return;
  if (atMs - viewedAtMs > followWithinMs || viewedAtMs - atMs > clockToleranceMs) return;
  add(changes, last.clipId, dayOf(atMs), { follows: 1 });
}

function isLater(one: ViewerState, other: ViewerState): boolean {
  const [a, b] = [one.lastViewAtMs ?? 0, other.lastViewAtMs ?? 0];
  return a === b ? one.clipId > other.clipId : a > b;
}

function viewerOf(
  before: ResultsBefore,
  changes: ResultChanges,
  clipId: string,
  personId: string,
): ViewerState {
  const key = viewerKey(clipId, personId);
  const authorId = before.authorOf.get(clipId) ?? '';
  const nobody = {
    ...{ clipId, personId, authorId, opened: false, view: null, lastViewAtMs: null },
    ...{ firstViewAtMs: null, watched: 0, paidCents: 0 },
  };
  return changes.viewers.get(key) ?? before.viewers.get(key) ?? nobody;
}

function add(changes: ResultChanges, clipId: string, day: string, more: Partial<ClipCounts>): void {
  const key = `${clipId} ${day}`;
  const counts: Record<string, number> = { ...(changes.days.get(key) ?? noCounts) };
  for (const [name, value] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + value;
  changes.days.set(key, counts as unknown as ClipCounts);
}

function addEnd(
  changes: ResultChanges,
  clipId: string,
  view: { readonly playMs: number; readonly durationMs: number },
  count: number,
): void {
  const key = `${clipId} ${view.durationMs} ${endStep(view.playMs, view.durationMs)}`;
  changes.ends.set(key, (changes.ends.get(key) ?? 0) + count);
}
