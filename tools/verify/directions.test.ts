import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** One import each: who, whom, and the rule that forbids it, or null where it is allowed. */
const imports: readonly [string, string, string | null][] = [
  ['kernel/src/ids.ts', 'engines/interest/src/index.ts', 'kernel-depends-on-nothing'],
  ['kernel/src/time.ts', 'node:fs', 'kernel-depends-on-nothing'],
  ['engines/interest/src/recall.ts', 'node:fs', 'engines-know-only-the-kernel'],
  ['engines/interest/src/rank.ts', 'engines/trust/src/index.ts', 'engines-know-only-the-kernel'],
  ['engines/interest/src/rank.test.ts', 'node:fs', null],
  ['engines/interest/src/good.ts', 'kernel/src/money.ts', null],
  ['server/src/ports/blob.ts', 'server/src/adapters/blob-disk.ts', 'ports-are-interfaces'],
  ['server/src/adapters/bus-x.ts', 'server/src/features/trade/cart/index.ts', 'adapters-know-only-ports'],
  ['server/src/adapters/bus-y.ts', 'server/src/ports/bus.ts', null],
  [
    'server/src/features/trade/orders/order.service.ts',
    'server/src/adapters/blob-disk.ts',
    'features-know-no-adapter',
  ],
  [
    'server/src/features/trade/orders/order.store.ts',
    'server/src/features/trade/cart/cart.store.ts',
    'features-have-one-door',
  ],
  [
    'server/src/features/stage/feed/feed.store.ts',
    'server/src/features/trade/cart/cart.store.ts',
    'features-have-one-door',
  ],
  ['server/src/features/stage/feed/feed.service.ts', 'server/src/features/trade/cart/index.ts', null],
  ['server/src/features/stage/feed/feed.views.ts', 'server/src/features/stage/feed/feed.rows.ts', null],
  ['server/src/http/pages.ts', 'web/ui/button.tsx', 'server-serves-no-one-above'],
  ['web/shopper/main.tsx', 'web/studio/page.tsx', 'web-entries-stay-apart'],
  ['web/ops/main.tsx', 'web/ui/badge.tsx', null],
  ['web/shared/session.ts', 'web/ops/page.tsx', 'shared-web-knows-no-entry'],
  ['web/ui/list.tsx', 'web/shared/api.ts', 'ui-knows-no-router-query-or-api'],
  ['web/studio/desk.tsx', 'server/src/config.ts', 'web-talks-through-the-client'],
  ['client/src/index.ts', 'server/src/log.ts', 'client-is-for-outsiders'],
  ['town/src/main.ts', 'server/src/features/trade/cart/index.ts', 'town-lives-outside'],
  ['bench/one.ts', 'bench/two.ts', 'no-circle'],
  ['bench/two.ts', 'bench/one.ts', null],
  ['bench/three.ts', 'bench/nowhere.ts', 'nothing-unresolved'],
];

let folder: string;
const found = new Set<string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanmai-directions-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'a' });
  };
  write(
    'tsconfig.json',
    '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true,"jsx":"preserve"}}',
  );
  for (const [from, to] of imports) {
    const path = to.startsWith('node:') ? to : `./${relative(dirname(from), to)}`;
    write(from, `import '${path}';\n`);
    if (!to.startsWith('node:') && !to.includes('nowhere')) write(to, 'export {};\n');
  }
  const program = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = ['--config', join(project, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const roots = ['kernel', 'engines', 'server', 'client', 'web', 'town', 'bench'];
  const { stdout } = spawnSync(process.execPath, [program, ...config, ...roots], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  for (const { from, to, rule } of summary.violations) found.add(`${from} → ${to} (${rule.name})`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each(imports)('%s → %s: %s', (from, _to, rule) => {
  const about = [...found].filter((violation) => violation.startsWith(`${from} → `));
  if (rule === null) expect(about).toEqual([]);
  else expect(about.map((violation) => /\((.*)\)$/.exec(violation)?.[1])).toContain(rule);
});
