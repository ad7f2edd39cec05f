import { decideRace, nextLookAtMs, raceStandardOf, tierOf } from '@kanmai/interest';
import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents } from '../events/index.ts';
import { adviseOnRace, raceEndsAfterMs, raceSettings, ratesOf, stepOf, valuesOf } from './race.policy.ts';
import type { ClipRaceView, RaceRow } from './race.schema.ts';
import { enterNewClips, forgetRaces, listDueRaces, lockDueRace, storeRace } from './race.store.ts';
import {
  countRace,
  findPublishedAt,
  findRacingClip,
  listLoggedMoves,
  loadPeers,
  type Peers,
  type RacingClip,
} from './race.views.ts';

const enteredAtOnce = 1_000;
const looksAtOnce = 500;
/** Within the minute until the next: what is left then is looked at first. */
const looksForMs = 50_000;

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'log' | 'eventsAppended'>;

/**
 * Takes every look that is due. Each is one unit of work that locks the clip's race: of several processes one looks, and
 * a move is in the race and in the log, or in neither. The engines of all processes learn of it from the log. One that
 * fails keeps no other from its look.
 */
export async function lookAtRaces(deps: Deps, atOnce = looksAtOnce): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const firstLookMs = nextLookAtMs({ tier: 0, startedAtMs: 0, looks: 0 }, raceSettings);
  await enterNewClips(deps.db, { sinceMs: nowMs - raceEndsAfterMs, firstLookMs, most: enteredAtOnce });
  let peers: Peers | null = null;
  const failed: string[] = [];
  while (deps.clock.nowMs() - nowMs < looksForMs) {
    const due = await listDueRaces(deps.db, { nowMs, most: atOnce, without: failed });
    if (due.length === 0) return;
    peers ??= await loadPeers(deps.db);
    failed.push(...(await lookAtAll(deps, due, peers, nowMs)));
    if (failed.length > atOnce) return;
  }
}

/** Answers those whose look failed. */
async function lookAtAll(deps: Deps, due: readonly string[], peers: Peers, nowMs: number): Promise<string[]> {
  const failed: string[] = [];
  let moved = false;
  for (const clipId of due) {
    try {
      const hasMoved = await unitOfWork(deps.db, (tx) => look(tx, clipId, peers, nowMs));
      moved = moved || hasMoved;
    } catch (error) {
      deps.log.error({ error, clipId }, 'a clip of the traffic race could not be looked at');
      failed.push(clipId);
    }
  }
  if (moved) deps.eventsAppended();
  return failed;
}

/** One look at one clip; answers whether it moved. */
async function look(tx: Tx, clipId: string, peers: Peers, nowMs: number): Promise<boolean> {
  const row = await lockDueRace(tx, clipId, nowMs);
  if (row === null) return false;
  const clip = await findRacingClip(tx, clipId);
  if (clip === null) {
    // It may be restored: then it goes on from where it stood.
    await storeRace(tx, lookedAt(row, nowMs), null);
    return false;
  }
  const counts = await countRace(tx, clip, spanOf(row, nowMs));
  const standard = raceStandardOf(peers.of(clip), clip.category, raceSettings);
  const { decision, measures } = decideRace(row, counts, standard, raceSettings);
  const step = stepOf(row, decision);
  const next = step === null ? lookedAt(row, nowMs) : movedTo(row, step, nowMs);
  await storeRace(tx, next, { atMs: nowMs, viewers: counts.viewers, measured: valuesOf(measures) });
  if (step === null) return false;
  const { tier, state, audience } = step;
  const data = { tier, state, audience, viewers: counts.viewers, measured: valuesOf(measures) };
  await appendEvents(tx, [{ kind: 'clip-race-moved', atMs: nowMs, subjectId: clipId, data }]);
  return true;
}

/** The viewers of a step: those who came first since it began, as many as its audience. */
const spanOf = (row: RaceRow, untilMs: number) => ({
  fromMs: row.startedAtMs,
  untilMs,
  viewersMax: tierOf(row.tier, raceSettings).audience,
});

/** All looks whose time has passed were taken by this one. */
function lookedAt(row: RaceRow, nowMs: number): RaceRow {
  let looks = row.looks;
  while (nextLookAtMs({ ...row, looks }, raceSettings) <= nowMs) looks += 1;
  const isOver = nowMs - row.startedAtMs >= raceEndsAfterMs;
  return { ...row, looks, nextLookAtMs: isOver ? null : nextLookAtMs({ ...row, looks }, raceSettings) };
}

function movedTo(row: RaceRow, { tier, state }: Pick<RaceRow, 'tier' | 'state'>, atMs: number): RaceRow {
  const begun = { ...row, tier, state, startedAtMs: atMs, looks: 0, moves: [...row.moves, { tier, atMs }] };
  // One that stopped keeps the step it was judged on, with its viewers.
  if (state === 'stopped') return { ...row, state, nextLookAtMs: null };
  return { ...begun, nextLookAtMs: nextLookAtMs(begun, raceSettings) };
}

/** Tells every race again from the log. */
export async function rebuildRaces(db: Database, nowMs: number): Promise<void> {
  await unitOfWork(db, async (tx) => {
    await forgetRaces(tx);
    const moves = await listLoggedMoves(tx);
    const publishedAt = await findPublishedAt(tx, [...new Set(moves.map(({ clipId }) => clipId))]);
    const rows = new Map<string, RaceRow>();
    for (const { clipId, tier, state, atMs } of moves) {
      const startedAtMs = publishedAt.get(clipId);
      if (startedAtMs === undefined) continue;
      const before = rows.get(clipId) ?? {
        ...{ clipId, tier: 0, state: 'running' as const, startedAtMs, looks: 0, nextLookAtMs: null },
        moves: [],
      };
      rows.set(clipId, movedTo(before, { tier, state }, atMs));
    }
    for (const row of rows.values())
      await storeRace(tx, row.state === 'running' ? lookedAt(row, nowMs) : row, null);
  });
}

export interface RaceNow {
  readonly clip: RacingClip;
  readonly row: RaceRow;
  readonly peers: Peers;
  readonly nowMs: number;
}

/** The race of a clip as it stands at this moment. */
export async function describeRace(
  db: Database,
  { clip, row, peers, nowMs }: RaceNow,
): Promise<ClipRaceView> {
  const counts = await countRace(db, clip, spanOf(row, nowMs));
  const standard = raceStandardOf(peers.of(clip), clip.category, raceSettings);
  const judged = decideRace(row, counts, standard, raceSettings);
  const { viewers, stayed } = counts;
  return {
    ...{ clipId: clip.id, currency: clip.currency, state: row.state, tier: row.tier, viewers },
    tiers: raceSettings.tiers.map(({ audience }) => ({ audience })),
    startedAt: new Date(row.startedAtMs).toISOString(),
    nextLookAt: row.nextLookAtMs === null ? null : new Date(row.nextLookAtMs).toISOString(),
    confidence: 1 - tierOf(row.tier, raceSettings).error,
    measures: judged.measures.map(({ viewersMore: _more, ...measure }) => ({
      ...measure,
      from: standard[measure.measure].from,
    })),
    windows: await describeWindows(db, clip, row, nowMs),
    moves: row.moves.map(({ tier, atMs }) => ({ tier, at: new Date(atMs).toISOString() })),
    advice: adviseOnRace({ row, look: judged, viewers, stayed, nowMs }),
  };
}

async function describeWindows(db: Database, clip: RacingClip, row: RaceRow, nowMs: number) {
  const windows: ClipRaceView['windows'] = [];
  for (const minutes of raceSettings.windowsMin) {
    const untilMs = Math.min(nowMs, row.startedAtMs + minutes * 60_000);
    const counts = await countRace(db, clip, spanOf(row, untilMs));
    windows.push({ minutes, viewers: counts.viewers, ...ratesOf(counts) });
  }
  return windows;
}
