import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ourFiles } from './our-files.ts';

const linesMax = 600;
const code = /\.(ts|tsx|mjs|sql|css|html)$/;
const prose = /\.(md|json|jsonc)$/;
const nameless = /(^|[/.-])(utils?|helpers?|common|managers?)([/.-]|$)/;
const kebab = /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*|[A-Z]+\.md|LICENSE|NOTICE|\..+)$/;
/** Where the project happens to be worked on is nobody's business. Written so that this file passes, too. */
const machinePath = new RegExp(`(^|[\\s"'\`(=])/(?:${['work', 'root'].join('|')})/`);
const explicitAny = /(?::|\bas|[<,|&])\s*any\s*(?=[;,)>\]|&={]|$)/;

/** What is wrong with one file, one sentence each. */
export function checkStyle(path: string, text: string): readonly string[] {
  const lines = text.split('\n');
  return [
    ...checkName(path),
    ...(code.test(path) && lines.length > linesMax
      ? [`${path} has ${lines.length} lines; at most ${linesMax}`]
      : []),
    ...lines.flatMap((line, index) => checkLine(path, line).map((fault) => `${path}:${index + 1} ${fault}`)),
  ];
}

function checkName(path: string): string[] {
  const name = path.split('/').at(-1) ?? '';
  if (nameless.test(path)) return [`${path} is named after nothing: say what it holds`];
  return kebab.test(name) || !/\.(ts|tsx|mjs)$/.test(name) ? [] : [`${path} is not in kebab-case`];
}

function checkLine(path: string, line: string): string[] {
  const faults: string[] = [];
  if (machinePath.test(line)) faults.push('names a path of some machine');
  if (/\.tsx?$/.test(path) && explicitAny.test(withoutText(line))) faults.push('says any');
  return faults;
}

/** The line without its strings and comments, in which words are words. */
function withoutText(line: string): string {
  return line
    .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/(?:[^/\\\s]|\\.)+\//g, "''")
    .replace(/\/\/.*|\/\*.*|^\s*\*.*/, '');
}

/** What is wrong with the project's files. */
export function checkProjectStyle(project: string): readonly string[] {
  const files = ourFiles(project).filter(
    (path) => (code.test(path) || prose.test(path)) && path !== 'package-lock.json',
  );
  return files.flatMap((path) => checkStyle(path, readFileSync(join(project, path), 'utf8')));
}
