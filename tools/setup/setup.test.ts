import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { youngGeneration } from './young-generation.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kanmai-setup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const script = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** Runs a line of JavaScript that may use what a set-up script exports, and answers with what it printed. */
function evaluate(exported: string, file: string, line: string): string {
  const code = `import { ${exported} } from ${script(file)}; const root = ${JSON.stringify(root)}; ${line}`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim();
}

const missing = () =>
  Number(evaluate('missingPackages', './dependencies.mjs', 'console.log(missingPackages(root))'));

function write(path: string, content: unknown): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function install(packages: Record<string, object>): void {
  write('node_modules/.package-lock.json', { packages });
  for (const path of Object.keys(packages)) write(`${path}/package.json`, {});
}

const wanted = {
  '': {},
  kernel: { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/elsewhere': { version: '1.0.0', optional: true },
};
const { '': _, kernel: __, 'node_modules/elsewhere': ___, ...whole } = wanted;

it('counts what is not installed as the lock file says', () => {
  write('package-lock.json', { packages: wanted });
  expect(missing()).toBe(3);
  install(whole);
  expect(missing()).toBe(0);
});

it('notices an interrupted installation, an outdated package and a deleted one', () => {
  write('package-lock.json', { packages: wanted });
  install(whole);
  write('package-lock.json', { packages: { ...wanted, 'node_modules/a': { version: '1.0.1' } } });
  expect(missing()).toBe(1);
  write('package-lock.json', { packages: wanted });
  rmSync(join(root, 'node_modules/a/node_modules'), { recursive: true });
  expect(missing()).toBe(1);
  // npm writes this file last: without it, nothing is known to be whole.
  install(whole);
  rmSync(join(root, 'node_modules/.package-lock.json'));
  expect(missing()).toBe(3);
  write('node_modules/.package-lock.json', '{"packages": {"node_mod');
  expect(missing()).toBe(3);
});

it('sets up alone, and takes over from one that was killed', async () => {
  const line = (word: string) =>
    `await alone(async () => { console.log(${JSON.stringify(word)}); await new Promise((r) => setTimeout(r, 60_000)); }, root)`;
  const code = `import { alone } from ${script('./setup-lock.mjs')}; const root = ${JSON.stringify(root)}; ${line('first')}`;
  const first = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(first.stdout, 'data');
  const second = spawn(process.execPath, ['--input-type=module', '-e', code.replace('"first"', '"second"')]);
  let said = '';
  second.stdout.on('data', (chunk) => {
    said += chunk;
  });
  second.stderr.on('data', (chunk) => {
    said += chunk;
    first.kill('SIGKILL');
  });
  await once(second.stdout, 'data');
  expect(said).toMatch(/Waiting for another set-up[\s\S]*second/);
  second.kill('SIGKILL');
});

it('hashes the sources of the web by name and content', () => {
  const hash = () => evaluate('hashSources', './web-build.mjs', 'console.log(hashSources(root))');
  write('web/a.ts', 'a');
  const before = hash();
  write('web/dist/built.js', 'x');
  write('web/node_modules/p/index.js', 'x');
  expect(hash()).toBe(before);
  write('web/b.ts', '');
  expect(hash()).not.toBe(before);
});

it('passes a signal on and ends as the program ends', async () => {
  const program = join(root, 'program.ts');
  writeFileSync(
    program,
    `process.on('SIGTERM', () => { console.log('drained'); process.exit(7); }); console.log('ready' as string); setInterval(() => {}, 1000);`,
  );
  const code = `import { launch } from ${script('./launch.mjs')}; await launch(${JSON.stringify(program)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.includes('ready')) child.kill('SIGTERM');
  });
  const [exitCode] = await once(child, 'exit');
  expect([exitCode, said.includes('drained')]).toEqual([7, true]);
});

it('drains the program when the script above it was killed', async () => {
  const program = join(root, 'program.ts');
  writeFileSync(
    program,
    `process.on('SIGTERM', () => { console.log('drained'); process.exit(0); }); console.log('ready'); setInterval(() => {}, 1000);`,
  );
  const code = `import { launch } from ${script('./launch.mjs')}; await launch(${JSON.stringify(program)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (String(chunk).includes('ready')) child.kill('SIGKILL');
  });
  await once(child.stdout, 'end');
  expect(said).toContain('drained');
});

it('refuses to run what is not there', () => {
  const run = new URL('./run.mjs', import.meta.url).pathname;
  const { status, stderr } = spawnSync(process.execPath, [run, 'no/such.ts'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, 'There is no no/such.ts in this project.\n']);
});

it('gives the server a young generation by the memory it may take, and leaves a small machine as it is', () => {
  const megabyte = 1024 * 1024;
  const of = (mb: number) => youngGeneration(mb * megabyte);
  const sized = (mb: number) => [`--max-semi-space-size=${mb}`];
  expect([of(512), of(1_024), of(2_047)]).toEqual([[], [], []]);
  expect([of(2_048), of(6_000), of(8_192), of(256_000)]).toEqual([
    sized(32),
    sized(64),
    sized(128),
    sized(128),
  ]);
  // Node takes them.
  execFileSync(process.execPath, [...of(8_192), '-e', '']);
});
