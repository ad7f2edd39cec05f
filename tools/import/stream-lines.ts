import type { ImportApi } from './api.ts';
import { createProgress } from './progress.ts';
import type { NumberedRecord, RecordFile } from './record-lines.ts';

export interface ImportOutcome {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
  readonly seconds: number;
}

export interface StreamOptions {
  readonly kind: 'catalogue' | 'clips' | 'events';
  /** Names this input: the same name goes on where it stopped. */
  readonly source: string;
  readonly shopId?: string;
  readonly label: string;
  readonly chunkLines?: number;
}

const errorsShownMax = 20;

/** Sends a file's records in chunks: one being taken while the next is read. */
export async function streamLines(
  api: ImportApi,
  file: RecordFile,
  options: StreamOptions,
): Promise<ImportOutcome> {
  const startedMs = performance.now();
  const { id, nextLine } = await api.start({
    kind: options.kind,
    source: options.source,
    ...(options.shopId === undefined ? {} : { shopId: options.shopId }),
  });
  const progress = createProgress(options.label);
  const totals = { accepted: 0, repeated: 0, refused: 0 };
  const send = async (lines: NumberedRecord[]) => {
    const answer = await api.send(id, lines);
    totals.accepted += answer.accepted;
    totals.repeated += answer.repeated;
    showErrors(answer.errors, totals.refused);
    totals.refused += answer.refused;
    progress.update(file.share(), summary(totals, startedMs));
  };

  let chunk: NumberedRecord[] = [];
  let underWay: Promise<void> = Promise.resolve();
  for await (const { line, record } of file.records) {
    if (line < nextLine) {
      totals.repeated++;
      continue;
    }
    chunk.push({ line, record });
    if (chunk.length < (options.chunkLines ?? 2_000)) continue;
    await underWay;
    underWay = send(chunk);
    // The rejection is met at the next await; until then it must not count as unhandled.
    underWay.catch(() => undefined);
    chunk = [];
  }
  await underWay;
  if (chunk.length > 0) await send(chunk);
  await api.finish(id);
  progress.done(summary(totals, startedMs));
  return { ...totals, seconds: (performance.now() - startedMs) / 1_000 };
}

function summary(totals: { accepted: number; repeated: number; refused: number }, startedMs: number): string {
  const seconds = (performance.now() - startedMs) / 1_000;
  const perS = Math.round(totals.accepted / Math.max(seconds, 0.001));
  return `${totals.accepted} taken, ${totals.repeated} known already, ${totals.refused} refused  (${perS}/s)`;
}

function showErrors(
  errors: readonly { line: number; field: string; message: string }[],
  before: number,
): void {
  for (const error of errors.slice(0, Math.max(0, errorsShownMax - before))) {
    process.stderr.write(`\nline ${error.line}: ${error.field}: ${error.message}`);
  }
  if (errors.length > 0 && before < errorsShownMax) process.stderr.write('\n');
}
