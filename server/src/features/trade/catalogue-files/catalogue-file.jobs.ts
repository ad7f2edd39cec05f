import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { applySlice } from './apply-file.ts';
import { applyJob, pictureJob, readJob } from './catalogue-file.queue.ts';
import { fileFolder } from './catalogue-file.service.ts';
import { fetchSlice } from './fetch-pictures.ts';
import { readFile } from './read-file.ts';

const keptMs = 30 * dayMs;
const fileOf = (data: unknown) => (data as { fileId: string }).fileId;

export function catalogueFileJobs(deps: FeatureDeps): JobDefinition[] {
  return [
    {
      name: readJob,
      concurrency: 1,
      retriesMax: 3,
      timeoutS: 600,
      run: (data) => readFile(deps, fileOf(data)),
    },
    {
      name: applyJob,
      concurrency: 1,
      retriesMax: 20,
      timeoutS: 90,
      run: (data, { signal }) => applySlice(deps, fileOf(data), signal),
    },
    {
      name: pictureJob,
      concurrency: 1,
      retriesMax: 20,
      timeoutS: 180,
      run: (data, { signal }) => fetchSlice(deps, fileOf(data), signal),
    },
    {
      name: 'catalogue-file-tidy',
      concurrency: 1,
      retriesMax: 1,
      timeoutS: 300,
      cron: '47 3 * * *',
      run: () => tidy(deps),
    },
  ];
}

/** What was checked and never taken is given up after a while. */
async function tidy(deps: FeatureDeps): Promise<void> {
  const before = new Date(deps.clock.nowMs() - keptMs);
  const { rows } = await sql<{ id: string }>`
    update catalogue_files set state = 'cancelled' where state in ('reading', 'checked') and updated_at < ${before}
    returning id
  `.execute(deps.db);
  for (const { id } of rows) {
    await sql`delete from catalogue_file_products where file_id = ${id}`.execute(deps.db);
    await deps.blobs.delete(`${fileFolder}/${id}`);
  }
}
