/** `npm start`: sets up what is missing, then starts the platform. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { project } from './project.mjs';
import { ensureWebBuild } from './web-build.mjs';
import { youngGeneration } from './young-generation.mjs';

await ensureDependencies();
await ensureWebBuild();
await launch(join(project, 'server', 'src', 'main.ts'), process.argv.slice(2), {
  nodeArgs: youngGeneration(),
});
