/** `npm test [-- filter …]`: sets up what is missing, then runs every test. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { project } from './project.mjs';
import { ensureWebBuild } from './web-build.mjs';

await ensureDependencies();
await ensureWebBuild();
await launch(join(project, 'tools', 'test', 'main.ts'), process.argv.slice(2));
