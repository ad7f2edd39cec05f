/** `npm test [-- filter …]`: sets up what is missing, then runs every test. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { project } from './project.mjs';
import { ensureWebBuild } from './web-build.mjs';

await ensureDependencies();
// Without its pages the browser tests fail and say so; the others still run.
await ensureWebBuild((sentence) => process.stderr.write(`${sentence}\n`));
await launch(join(project, 'tools', 'test', 'main.ts'), process.argv.slice(2));
