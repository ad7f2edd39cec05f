import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. Everything in this folder runs on Node 20 alone, before any package is there. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The first Node that runs TypeScript as it is, without a flag. */
const nodeMajorMin = 24;

/** The Node that npm brought, else our own when it is new enough, else null. */
export function findNode(root = project) {
  const brought = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(brought)) return brought;
  return Number(process.versions.node.split('.')[0]) >= nodeMajorMin ? process.execPath : null;
}

/** Prints one sentence and ends. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
