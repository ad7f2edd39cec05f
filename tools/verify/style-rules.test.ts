import { expect, it } from 'vitest';
import { localLinks } from './doc-links.ts';
import { missingEntries } from './lock-file.ts';
import { checkStyle } from './style-rules.ts';

const nothing: readonly string[] = [];

it('finds explicit any in types, and not in words', () => {
  const guilty = [
    'let x: any;',
    'f(a as any)',
    'const m = new Map<string, any>();',
    'type T = 1 | any;',
    'function f(a: any) {',
  ];
  const innocent = [
    "say('as any, or : any;')",
    '// as any, of course',
    'const any = 1;',
    'Promise.any([a])',
    ' * a: any;',
  ];
  expect(guilty.flatMap((line) => checkStyle('a/b.ts', line))).toHaveLength(5);
  expect(innocent.flatMap((line) => checkStyle('a/b.ts', line))).toEqual(nothing);
});

it('finds files that are too long, named after nothing or not in kebab-case', () => {
  expect(checkStyle('a/b.ts', '\n'.repeat(599))).toEqual(nothing);
  expect(checkStyle('a/b.ts', '\n'.repeat(600))).toEqual(['a/b.ts has 601 lines; at most 600']);
  expect(checkStyle('a/string-utils.ts', '')).toHaveLength(1);
  expect(checkStyle('a/helpers/b.ts', '')).toHaveLength(1);
  expect(checkStyle('a/fooBar.ts', '')).toHaveLength(1);
  expect(checkStyle('a/foo-bar.int.test.ts', '')).toEqual(nothing);
  expect(checkStyle('README.md', '')).toEqual(nothing);
});

it('finds paths of some machine', () => {
  const place = ['', 'work', 'main'].join('/');
  expect(checkStyle('a/b.md', `see ${place}`)).toEqual(['a/b.md:1 names a path of some machine']);
  expect(checkStyle('a/b.md', `see https://x.example${place} and network/x`)).toEqual(nothing);
});

it('reads the local links of a document', () => {
  const text = '[a](b.md#c) [d](https://e) [f](#g) `[h](i)` ![j](k%20l.png "m")\n```\n[n](o)\n```';
  expect(localLinks(text)).toEqual(['b.md', 'k l.png']);
});

it('finds and describes what a lock file leaves out', () => {
  const optionalDependencies = {
    '@x/cli-linux-x64-musl': '1.0.0',
    '@x/cli-darwin-arm64': '1.0.0',
    '@x/cli-linux-x64': '1.0.0',
  };
  const missing = missingEntries({
    'node_modules/x': { version: '1.0.0', dev: true, optionalDependencies },
    'node_modules/@x/cli-linux-x64': { version: '1.0.0' },
  });
  expect(missing).toEqual([
    {
      path: 'node_modules/@x/cli-linux-x64-musl',
      entry: { version: '1.0.0', dev: true, os: ['linux'], cpu: ['x64'], libc: ['musl'], optional: true },
    },
    {
      path: 'node_modules/@x/cli-darwin-arm64',
      entry: { version: '1.0.0', dev: true, os: ['darwin'], cpu: ['arm64'], optional: true },
    },
  ]);
});
