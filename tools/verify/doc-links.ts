import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ourFiles } from './our-files.ts';

const link = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;

/** The links of one Markdown text that point into the project, without their anchors. */
export function localLinks(text: string): readonly string[] {
  const withoutCode = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const targets = [...withoutCode.matchAll(link)].map(([, target]) => target ?? '');
  return targets
    .filter((target) => !/^([a-z]+:|#)/i.test(target))
    .map((target) => decodeURI(target.split('#')[0] ?? ''));
}

/** Every link in our documents that leads nowhere. */
export function checkDocLinks(project: string): readonly string[] {
  return ourFiles(project)
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      localLinks(readFileSync(join(project, path), 'utf8'))
        .filter((target) => !existsSync(join(project, dirname(path), target)))
        .map((target) => `${path} links to ${target}, which is not there`),
    );
}
