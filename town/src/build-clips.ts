import { setTimeout as pause } from 'node:timers/promises';
import { renderTownClip } from '../clips/index.ts';
import type { TownClip } from './build-history.ts';
import { type Progress, showProgress } from './progress.ts';
import type { Session } from './session.ts';
import { withTemporaryFile } from './temporary-file.ts';

interface Asset {
  readonly state: 'uploaded' | 'processing' | 'ready' | 'refused';
  readonly refusal: string | null;
}

const readyMsMax = 10 * 60_000;
const pollMs = 500;
const underWayMax = 2;

/**
 * Draws, uploads and publishes what is not published yet: the next clip is drawn while the last is being prepared.
 * A clip becomes published when the import gives its reference an asset.
 */
export async function publishClips(
  operator: Session,
  clips: readonly TownClip[],
  ffmpegPath: string,
  progress: Progress,
  countMax = clips.length,
): Promise<void> {
  const published = await publishedClips(operator);
  const open = clips.slice(0, countMax).filter((clip) => !published.has(clip.sourceId));
  if (open.length === 0) return;
  let done = published.size;
  showProgress(progress, done, clips.length, 'clips');
  const underWay = new Set<Promise<void>>();
  for (const clip of open) {
    await clip.picture();
    const bytes = await withTemporaryFile('mp4', (outputPath) =>
      renderTownClip({
        slug: clip.sourceId,
        title: clip.title,
        emoji: [...clip.emoji],
        palette: clip.palette,
        seed: clip.seed,
        seconds: clip.record.durationMs / 1_000,
        outputPath,
        ffmpegPath,
        width: 540,
      }),
    );
    if (underWay.size >= underWayMax) await Promise.race(underWay);
    const publishing = publishClip(operator, clip, bytes).then(() => {
      done++;
      showProgress(progress, done, clips.length, `clips: ${clip.title}`);
    });
    const settled = publishing.finally(() => underWay.delete(settled));
    settled.catch(() => undefined);
    underWay.add(settled);
  }
  await Promise.all(underWay);
}

async function publishClip(operator: Session, clip: TownClip, bytes: Uint8Array): Promise<void> {
  const assetId = await operator.uploadClip(bytes, `${clip.sourceId.replace('/', '-')}.mp4`);
  await assetReady(operator, assetId);
  const { id, nextLine } = await operator.post<{ id: string; nextLine: number }>('/imports', {
    kind: 'clips',
    source: `town ${clip.sourceId}`,
  });
  await operator.post(`/imports/${id}/chunks`, {
    lines: [{ line: nextLine, record: { ...clip.record, assetId } }],
  });
  await operator.post(`/imports/${id}/finish`, {});
}

async function assetReady(operator: Session, assetId: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < readyMsMax; waitedMs += pollMs) {
    const asset = await operator.get<Asset>(`/assets/${assetId}`);
    if (asset.state === 'ready') return;
    if (asset.state === 'refused') throw new Error(`a clip of the town was refused: ${asset.refusal}`);
    await pause(pollMs);
  }
  throw new Error('a clip of the town did not become ready');
}

/** Which of the town's clips are published already: their own imports are done. */
async function publishedClips(operator: Session): Promise<ReadonlySet<string>> {
  const published = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: ImportPage = await operator.get(
      `/imports?kind=clips&limit=50${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    for (const { source, state } of page.items) {
      if (state === 'done' && source.startsWith('town ')) published.add(source.slice('town '.length));
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return published;
}

interface ImportPage {
  readonly items: readonly { source: string; state: string }[];
  readonly nextCursor: string | null;
}
