/** `node tools/setup/run.mjs FILE [arguments]`: sets up the packages, then runs a TypeScript file of the project. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { giveUp, project } from './project.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) giveUp('Say which file to run: node tools/setup/run.mjs FILE [arguments].');
if (!existsSync(join(project, file))) giveUp(`There is no ${file} in this project.`);

await ensureDependencies();
// The program sees paths as its caller wrote them, so it works where the caller stands.
await launch(join(project, file), args, { cwd: process.env.INIT_CWD ?? process.cwd() });
