/** `npm run verify`: types, style, directions, unused things, generated files, docs. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { project } from './project.mjs';

await ensureDependencies();
await launch(join(project, 'tools', 'verify', 'main.ts'), process.argv.slice(2));
