/** `npm run dev`: the platform, restarted when the server changes, with the web rebuilt when it changes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch, runToEnd } from './launch.mjs';
import { project } from './project.mjs';
import { ensureWebBuild } from './web-build.mjs';

await ensureDependencies();
// A page that does not build yet is what one is working on.
await ensureWebBuild((sentence) => process.stderr.write(`${sentence}\n`));
const web = join(project, 'web');
if (existsSync(join(web, 'vite.config.ts'))) {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--watch', '--outDir', join(web, 'dist'), '--emptyOutDir', '--logLevel', 'warn'];
  void runToEnd(vite, args, { cwd: web });
}
const watched = ['--watch', '--watch-preserve-output'];
await launch(join(project, 'server', 'src', 'main.ts'), process.argv.slice(2), { nodeArgs: watched });
