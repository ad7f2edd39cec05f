import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cells } from './catalogue-table.ts';
import { rowsOf, shapeOf, TableError, writeLine, writeRow } from './csv-table.ts';

const text = fc.string({ unit: fc.constantFrom(...'ab ,;\t"\n\r=0茶é'), maxLength: 12 });
const columns = ['Handle', 'Title', 'Body (HTML)', '备注'];

async function readBack(bytes: Buffer, cut: number) {
  // Cut anywhere, in the midst of a character too.
  const open = () => Promise.resolve(Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]));
  const shape = await shapeOf(open);
  const rows: { line: number; cells: Cells }[] = [];
  for await (const row of rowsOf(await open(), shape)) rows.push(row);
  return { shape, rows };
}

describe('a table', () => {
  it('read back is what was written, whatever the texts hold and however it arrives', async () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b'), text, text, text), { maxLength: 8 });
    const delimiter = fc.constantFrom(',', ';', '\t' as const);
    await fc.assert(
      fc.asyncProperty(
        rows,
        delimiter,
        fc.constantFrom('\n', '\r\n' as const),
        fc.boolean(),
        fc.nat(),
        async (given, between, newline, bom, cut) => {
          const shape = { columns, delimiter: between as ',', newline: newline as '\n' };
          const cells = given.map((texts) =>
            Object.fromEntries(
              columns.map((column, i) => [column, texts[i] ?? '']).filter(([, one]) => one !== ''),
            ),
          );
          const written =
            (bom ? '\ufeff' : '') +
            writeLine(columns, shape) +
            cells.map((row) => writeRow(row as Cells, shape)).join('');
          const bytes = Buffer.from(written);
          const read = await readBack(bytes, cut % (bytes.length + 1));
          expect(read.shape).toMatchObject({ columns, delimiter: between, newline, bom, encoding: 'utf-8' });
          expect(read.rows.map((row) => row.cells)).toEqual(cells);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the lines of a table', () => {
  it('are counted as an editor counts them, over quoted breaks and empty lines', async () => {
    const { rows } = await readBack(Buffer.from('Handle,Title\n"a\nb",x\n\n\nc,y\r\nd,"z\n\n"\ne,w\n'), 9);
    expect(rows.map(({ line, cells }) => [line, cells.Handle])).toEqual([
      [2, 'a\nb'],
      [6, 'c'],
      [7, 'd'],
      [10, 'e'],
    ]);
  });

  it.each([
    ['nothing at all', '', 'file-empty'],
    ['a heading twice', 'Handle,Title,Title\n', 'column-twice'],
    ['a quotation mark that never ends', 'Handle,Title\na,"b\nc,d\n', 'line-unreadable'],
  ])('with %s cannot be read', async (_what, content, code) => {
    const failure = await readBack(Buffer.from(content), 0).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TableError);
    expect((failure as TableError).problem.code).toBe(code);
  });

  it.each([
    [
      'utf-16le',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Handle,Title\n茶,龙井\n', 'utf16le')]),
    ],
    // 茶 and 龙井 in GB 18030.
    [
      'gb18030',
      Buffer.concat([
        Buffer.from('Handle,Title\n'),
        Buffer.from([0xb2, 0xe8, 0x2c, 0xc1, 0xfa, 0xbe, 0xae, 0x0a]),
      ]),
    ],
  ])('are read from %s', async (encoding, bytes) => {
    const { shape, rows } = await readBack(bytes, bytes.length - 3);
    expect(shape.encoding).toBe(encoding);
    expect(rows.map(({ cells }) => [cells.Handle, cells.Title])).toEqual([['茶', '龙井']]);
  });
});
