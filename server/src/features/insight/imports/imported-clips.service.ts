import { newId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { ensureImportedCreators } from '../../people/creators/index.ts';
import { type ImportedClip, putImportedClips } from '../../stage/clips/index.ts';
import type { ClipRecord, LineError } from './import.schema.ts';
import { findOwnAuthors, findReadyAssets } from './import.views.ts';
import { type NumberedRecord, timeMs } from './import-record.policy.ts';

type Deps = Pick<FeatureDeps, 'random'>;
type ClipLine = NumberedRecord<ClipRecord>;

/** The source that names our own ids. */
const ownSource = 'kanmai';

/** Makes clips and their authors; answers the lines refused, and those kept as drafts. */
export async function importClips(
  tx: Tx,
  deps: Deps,
  lines: readonly ClipLine[],
  nowMs: number,
): Promise<LineError[]> {
  const authors = await authorsOf(tx, deps, lines, nowMs);
  const assetIds = lines.flatMap(({ record }) => record.assetId ?? []);
  const assets = await findReadyAssets(tx, assetIds);
  const clips: ImportedClip[] = [];
  const lineOf = new Map<ImportedClip, number>();
  const refused: LineError[] = [];
  lines.forEach(({ line, record }, i) => {
    const authorId = authors[i] ?? null;
    if (authorId === null) {
      refused.push({
        line,
        field: 'author',
        code: 'author-unknown',
        message: 'No shop or creator has this id.',
      });
    } else if (record.assetId !== undefined && !assets.has(record.assetId)) {
      refused.push({
        line,
        field: 'assetId',
        code: 'media-not-ready',
        message: 'The asset is unknown or not ready yet.',
      });
    } else {
      const clip = clipOf(record, authorId, assets.get(record.assetId ?? ''), deps, nowMs);
      clips.push(clip);
      lineOf.set(clip, line);
    }
  });
  for (const { clip, refusal } of await putImportedClips(tx, lastOfEach(clips), nowMs)) {
    const { type: code, field = '', detail } = refusal;
    const message = `Kept as a draft. ${typeof detail === 'string' ? detail : code}`;
    refused.push({ line: lineOf.get(clip) ?? 0, field, code, message });
  }
  return refused;
}

/** The author of each line: our own by id, others by their identity elsewhere. */
async function authorsOf(
  tx: Tx,
  deps: Deps,
  lines: readonly ClipLine[],
  nowMs: number,
): Promise<(string | null)[]> {
  const foreign = lines.filter(({ record }) => record.author.source !== ownSource);
  const creators = await ensureImportedCreators(
    tx,
    deps.random,
    foreign.map(({ record: { author } }) => ({
      ...author,
      name: author.name ?? `${author.source} ${author.sourceId}`,
    })),
    nowMs,
  );
  const ofLine = new Map(foreign.map(({ line }, i) => [line, creators[i] ?? null]));
  const own = await findOwnAuthors(
    tx,
    lines
      .filter(({ record }) => record.author.source === ownSource)
      .map(({ record }) => record.author.sourceId),
  );
  return lines.map(({ line, record }) =>
    record.author.source === ownSource
      ? own.has(record.author.sourceId)
        ? record.author.sourceId
        : null
      : (ofLine.get(line) ?? null),
  );
}

function clipOf(
  record: ClipRecord,
  authorId: string,
  assetDurationMs: number | undefined,
  deps: Deps,
  nowMs: number,
): ImportedClip {
  return {
    id: newId('clip', nowMs, deps.random),
    source: record.source,
    sourceId: record.sourceId,
    authorId,
    authorKind: authorId.startsWith('shp_') ? 'shop' : 'creator',
    caption: record.caption ?? '',
    category: record.category ?? '',
    tags: record.tags ?? [],
    durationMs: assetDurationMs ?? record.durationMs ?? 0,
    publishedAtMs: record.publishedAt === undefined ? nowMs : timeMs(record.publishedAt),
    assetId: record.assetId ?? null,
    goods: record.goods ?? [],
  };
}

/** One statement cannot touch a row twice: of lines that name one clip the last counts. */
function lastOfEach(clips: readonly ImportedClip[]): ImportedClip[] {
  return [...new Map(clips.map((clip) => [`${clip.source} ${clip.sourceId}`, clip])).values()];
}
