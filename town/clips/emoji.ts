import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);

let names: ReadonlySet<string> | null = null;
function drawnNames(): ReadonlySet<string> {
  names ??= new Set(
    readdirSync(folder).flatMap((file) => (file.endsWith('.webp') ? [file.slice(0, -5)] : [])),
  );
  return names;
}

/** The picture (256 × 256 WebP with alpha) of an emoji, with or without its variation selector; null when there is none. */
export function findEmoji(emoji: string): string | null {
  const points = [...emoji].map((character) => (character.codePointAt(0) ?? 0).toString(16));
  const bare = points.filter((point) => point !== 'fe0f');
  const spellings = [points, bare, [bare[0], 'fe0f', ...bare.slice(1)], [...bare, 'fe0f']];
  const name = spellings.map((spelling) => spelling.join('-')).find((spelling) => drawnNames().has(spelling));
  return name === undefined ? null : join(folder, `${name}.webp`);
}

/** @throws when the package draws no such emoji. */
export function getEmoji(emoji: string): string {
  const path = findEmoji(emoji);
  if (path === null) throw new Error(`no illustration of ${emoji}`);
  return path;
}

/** Every emoji that is drawn. */
export function listEmoji(): string[] {
  return [...drawnNames()].map((name) =>
    name
      .split('-')
      .map((point) => String.fromCodePoint(Number.parseInt(point, 16)))
      .join(''),
  );
}
