import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocLinks } from './doc-links.ts';
import { checkLockFile } from './lock-file.ts';
import { checkProjectStyle } from './style-rules.ts';

/** Runs every check, one line each, and ends with what failed. Words given as arguments choose among the checks. */

const project = join(import.meta.dirname, '../..');
const outputLinesMax = 80;
const folders = ['kernel', 'engines', 'server', 'client', 'web', 'town', 'bench', 'tools', 'tests'];

interface Step {
  readonly name: string;
  /** What is wrong, as text for people; empty when nothing is. */
  run(): Promise<string>;
}

const steps: readonly Step[] = [
  sentences('lock file', checkLockFile),
  program('types', 'typescript-native/bin/tsc', ['-p', 'tsconfig.json', '--noEmit', '--pretty', 'false']),
  ...['web', 'web/studio', 'web/ops'].map((folder) =>
    program(`types of ${folder}`, 'typescript-native/bin/tsc', [
      '-p',
      `${folder}/tsconfig.json`,
      '--noEmit',
      '--pretty',
      'false',
    ]),
  ),
  program('style', '@biomejs/biome/bin/biome', [
    'check',
    '--diagnostic-level=error',
    '--max-diagnostics=40',
    '.',
  ]),
  sentences('names and sizes', checkProjectStyle),
  program('directions', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    ...folders,
  ]),
  program('nothing unused', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  script('generated files', 'tools/generate/main.ts', ['--check']),
  sentences('links in documents', checkDocLinks),
];

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const chosen = steps.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const failed: string[] = [];
  for (const step of chosen) {
    const startedMs = performance.now();
    const fault = await step.run();
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stdout.write(`${fault === '' ? '✓' : '✗'} ${step.name.padEnd(20)} ${seconds.padStart(6)} s\n`);
    if (fault !== '') process.stdout.write(`${indent(fault)}\n`);
    if (fault !== '') failed.push(step.name);
  }
  process.stdout.write(
    failed.length === 0 ? 'Everything is as it should be.\n' : `Not as it should be: ${failed.join(', ')}.\n`,
  );
  return failed.length === 0 && chosen.length > 0 ? 0 : 1;
}

function sentences(name: string, check: (project: string) => readonly string[]): Step {
  return { name, run: async () => check(project).join('\n') };
}

function program(name: string, path: string, args: readonly string[]): Step {
  return script(name, join('node_modules', path), args);
}

function script(name: string, path: string, args: readonly string[]): Step {
  return { name, run: () => runNode(join(project, path), args) };
}

async function runNode(path: string, args: readonly string[]): Promise<string> {
  if (!existsSync(path)) return `${path} is missing`;
  const child = spawn(process.execPath, [path, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return '';
  return Buffer.concat(chunks).toString().trim() || `it ended with ${code}`;
}

function indent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const more = lines.length > outputLinesMax ? [`… and ${lines.length - outputLinesMax} more lines`] : [];
  return [...lines.slice(0, outputLinesMax), ...more].map((line) => `    ${line}`).join('\n');
}

process.exitCode = await main();
