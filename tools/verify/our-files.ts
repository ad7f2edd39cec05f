import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const skipped = /^(node_modules|dist.*|coverage|test-results|generated|\..+)$/;

/** Every file that people wrote, as paths from the project's root with `/`, in order. */
export function ourFiles(project: string): readonly string[] {
  return filesUnder(project, project).sort();
}

function filesUnder(project: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : filesUnder(project, path);
    return [relative(project, path).split(sep).join('/')];
  });
}
