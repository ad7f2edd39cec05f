import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from './bench.ts';

const dist = resolve(import.meta.dirname, '../web/dist');
const entries = { shopper: 'shopper.html', studio: 'studio.html', ops: 'ops.html' } as const;

/** What a first visit loads: the page and every script and style it names, with all they import at once. */
export const webWeight: Bench = {
  name: 'web-weight',
  describe: 'what a first visit to each entry loads, gzipped',
  async run() {
    const figures: Record<string, number> = {};
    for (const [name, page] of Object.entries(entries)) {
      const files = await firstLoad(page);
      figures[`${name}FirstLoadKb`] = sum(await Promise.all(files.map(gzipBytes))) / 1_000;
      if (name === 'shopper') figures.shopperHlsFiles = await countHls(files);
    }
    return { figures, peers: {}, settings: { gzipLevel: 9 } };
  },
};

/** The page's files, followed through static imports; what is imported on demand is not part of the first load. */
async function firstLoad(page: string): Promise<string[]> {
  const html = await readFile(join(dist, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  const files = new Set<string>([page]);
  const open = [...named];
  while (open.length > 0) {
    const file = open.pop() ?? '';
    if (files.has(file)) continue;
    files.add(file);
    if (!file.endsWith('.js')) continue;
    const script = await readFile(join(dist, file), 'utf8');
    for (const match of script.matchAll(/(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["']\.\/([^"']+)["']/g))
      open.push(`assets/${match[1]}`);
  }
  return [...files];
}

async function gzipBytes(file: string): Promise<number> {
  return gzipSync(await readFile(join(dist, file)), { level: 9 }).byteLength;
}

async function countHls(files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')));
  return texts.filter((text) => text.includes('EXT-X-STREAM-INF') || text.includes('hlsManifestLoad')).length;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
