import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { type Session, signIn } from '../town/src/session.ts';
import { type Bench, type BenchOptions, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';

/** How long a catalogue of many rows takes to be looked through, taken and written again, over HTTP as a shop does it. */
export const catalogueFiles: Bench = {
  name: 'catalogue-files',
  describe: 'a Shopify export in and out over HTTP (--rows 50000 --variants 3)',
  async run(options) {
    const settings = settingsOf(options);
    const text = shopifyText(settings.rows, settings.variants);
    const server = await startBenchServer();
    let peakMb = 0;
    const watch = setInterval(async () => {
      peakMb = Math.max(peakMb, await server.memoryMb().catch(() => 0));
    }, 250);
    try {
      const figures = await inAndOut(server, text, settings.rows);
      return {
        figures: { ...figures, peakMb },
        peers: { csvParseRowsPerS: parseRowsPerS(text, settings.rows) },
        settings,
      };
    } finally {
      clearInterval(watch);
      await server.stop();
    }
  },
};

function settingsOf(options: BenchOptions) {
  return {
    rows: wholeOption(options, 'rows', options.quick === undefined ? 50_000 : 3_000),
    variants: wholeOption(options, 'variants', 3),
  };
}

interface FileStand {
  readonly id: string;
  readonly state: string;
  readonly newCount: number;
  readonly unchangedCount: number;
  readonly faultCount: number;
  readonly appliedCount: number;
}

async function inAndOut(server: BenchServer, text: string, rows: number) {
  const merchant = await signIn(server.address, server.signIns.merchant);
  const { id: shopId } = await merchant.post<{ id: string }>(
    '/shops',
    { name: '大目录', trade: 'tea', city: '杭州', introduction: '' },
    'bench-shop',
  );
  const base = `/studio/shops/${shopId}`;
  const check = () => timed(() => takeFile(merchant, base, text, 'checked'));
  const checked = await check();
  const applied = await timed(async () => {
    await merchant.post(`${base}/catalogue-files/${checked.value.id}/apply`, {});
    return until(merchant, base, checked.value.id, 'done');
  });
  const again = await check();
  const exported = await timed(async () => readExport(server, base));
  if (exported.value !== text) throw new Error('what came out is not what went in');
  return {
    checkRowsPerS: rows / checked.seconds,
    applyRowsPerS: rows / applied.seconds,
    unchangedRowsPerS: rows / again.seconds,
    exportRowsPerS: rows / exported.seconds,
    faults: applied.value.faultCount,
    products: applied.value.appliedCount,
    unchanged: again.value.unchangedCount,
  };
}

async function takeFile(merchant: Session, base: string, text: string, state: string): Promise<FileStand> {
  const path = `${base}/catalogue-files?name=bench.csv`;
  const { id } = await merchant.upload<FileStand>('POST', path, 'text/csv', new TextEncoder().encode(text));
  return until(merchant, base, id, state);
}

const patienceMs = 1_200_000;

async function until(merchant: Session, base: string, id: string, state: string): Promise<FileStand> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < patienceMs) {
    const file = await merchant.get<FileStand>(`${base}/catalogue-files/${id}`);
    if (file.state === state) return file;
    if (file.state === 'failed') break;
    await wait(100);
  }
  throw new Error(`the file did not come to be ${state}`);
}

async function readExport(server: BenchServer, base: string): Promise<string> {
  const token = await merchantToken(server);
  const response = await fetch(`${server.address}/api/v1${base}/catalogue-export?format=shopify`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.text();
}

async function merchantToken(server: BenchServer): Promise<string> {
  const merchant = await signIn(server.address, server.signIns.merchant);
  const made = await merchant.post<{ token: string }>(
    '/me/tokens',
    { name: 'bench', scopes: ['catalogue:read'] },
    'bench-token',
  );
  return made.token;
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; seconds: number }> {
  const startedMs = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - startedMs) / 1_000 };
}

const columns = [
  ...[
    'Handle',
    'Title',
    'Body (HTML)',
    'Vendor',
    'Type',
    'Tags',
    'Published',
    'Option1 Name',
    'Option1 Value',
  ],
  ...[
    'Variant SKU',
    'Variant Grams',
    'Variant Inventory Qty',
    'Variant Price',
    'Variant Barcode',
    'SEO Title',
    'Status',
  ],
];

/** So many rows, several of one product below each other, each cell as an export writes it. */
function shopifyText(rows: number, variants: number): string {
  const lines = [columns.join(',')];
  for (let row = 0; row < rows; row++) {
    const product = Math.floor(row / variants);
    const place = row % variants;
    const first = place === 0;
    const cells = [
      `tea-${product}`,
      first ? `龙井 第 ${product} 号` : '',
      first ? `<p>第 ${product} 批，<strong>手炒</strong>。</p>` : '',
      first ? '云上茶坊' : '',
      first ? '绿茶' : '',
      first ? '"tea, spring"' : '',
      first ? 'true' : '',
      first ? '规格' : '',
      `${(place + 1) * 50} g`,
      `T${product}-${place}`,
      `${(place + 1) * 50}`,
      `${row % 97}`,
      `${19 + (row % 300)}.90`,
      `69${String(row).padStart(11, '0')}`,
      first ? `龙井 ${product}` : '',
      first ? 'active' : '',
    ];
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** The same text through the parser alone, into memory: what nothing that parses it can be faster than. */
function parseRowsPerS(text: string, rows: number): number {
  const startedMs = performance.now();
  parse(text);
  return rows / ((performance.now() - startedMs) / 1_000);
}
