import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** Builds the client as others install it, JavaScript with its types, in `folder`: what `npm pack` and `npm publish` take. */
export async function buildClient(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'kanmai-client-'));
  try {
    await gatherSources(join(work, 'src'));
    // The sources stand outside the project for the moment; what they import does not.
    await symlink(join(project, 'node_modules'), join(work, 'node_modules'));
    await mkdir(folder, { recursive: true });
    await compile(join(work, 'src'), resolve(folder));
    for (const name of await readdir(folder))
      if (name.endsWith('.d.ts')) await nameCompiled(join(folder, name));
    await cp(join(project, 'client/README.md'), join(folder, 'README.md'));
    await cp(join(project, 'LICENSE'), join(folder, 'LICENSE'));
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The client’s sources with the generated types beside them, so that nothing reaches out of the package. */
async function gatherSources(folder: string): Promise<void> {
  await cp(join(project, 'client/src'), folder, { recursive: true });
  await cp(join(project, 'generated/api.d.ts'), join(folder, 'api.ts'));
  const paths = join(folder, 'paths.ts');
  const text = await readFile(paths, 'utf8');
  await writeFile(paths, text.replace('../../generated/api.d.ts', './api.ts'));
}

async function compile(from: string, to: string): Promise<void> {
  const compilerOptions = {
    ...{ outDir: to, rootDir: '.', declaration: true, rewriteRelativeImportExtensions: true },
    ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext', types: [] },
    ...{ strict: true, skipLibCheck: true, verbatimModuleSyntax: true },
  };
  const config = join(from, 'tsconfig.json');
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['index.ts'] }));
  await writeFile(join(from, 'package.json'), JSON.stringify({ type: 'module' }));
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the client does not compile:\n${run.stdout}${run.stderr}`);
}

/** Declarations keep the names of sources; in the package there are only the compiled ones. */
async function nameCompiled(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll(/from '(\.\/[a-z-]+)\.ts'/g, "from '$1.js'"));
}

async function manifest(): Promise<object> {
  const own = JSON.parse(await readFile(join(project, 'client/package.json'), 'utf8'));
  const { name, version, license, dependencies } = own as Record<string, unknown>;
  return {
    ...{ name, version, license, type: 'module', sideEffects: false },
    description: 'The typed client of the Kanmai API.',
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    dependencies,
    engines: { node: '>=20' },
  };
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? join(project, 'client/dist'));
  await buildClient(folder);
  process.stdout.write(`The client is in ${folder}: npm publish ${folder}\n`);
}
