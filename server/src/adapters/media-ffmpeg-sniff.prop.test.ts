import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultMediaLimits } from './media-ffmpeg-limits.ts';
import { sniffMedia } from './media-ffmpeg-sniff.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-sniff-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sniff = async (bytes: Uint8Array) => {
  await writeFile(join(folder, 'file'), bytes);
  return sniffMedia(join(folder, 'file'), defaultMediaLimits);
};

function box(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

it('answers, and never throws, on bytes that begin like a video', async () => {
  const starts = ['\0\0\0\x10ftypisom\0\0\0\0', '\0\0\0\x08wide', '\x1a\x45\xdf\xa3', '\x47', ''];
  const anything = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }));
  await fc.assert(
    fc.asyncProperty(anything, async ([start, rest]) => {
      const answer = await sniff(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
      if (!answer.ok) expect(answer.failure.type).toMatch(/^media-/);
    }),
    { numRuns: 200 },
  );
});

it('takes whole MP4 boxes in any order, and refuses the file cut anywhere', async () => {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(5000, 16);
  const parts = [
    box('moov', box('mvhd', header)),
    box('mdat', Buffer.alloc(300)),
    box('free', Buffer.alloc(9)),
  ];
  const orders = fc.shuffledSubarray(parts, { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(orders, fc.double({ min: 0, max: 1, noNaN: true }), async (order, share) => {
      const start = box('ftyp', Buffer.from('isom\0\0\0\0'));
      const file = Buffer.concat([start, ...order]);
      expect(await sniff(file)).toMatchObject({ ok: true, value: { demuxer: 'mov', bytes: file.length } });
      // Cut inside the index or the media, wherever they stand; the padding may go.
      const needed = Math.max(file.indexOf('moov'), file.indexOf('mdat'));
      const cut = Math.floor(start.length + (needed - start.length) * share);
      expect(await sniff(file.subarray(0, cut))).toMatchObject({ failure: { type: 'media-truncated' } });
    }),
    { numRuns: 100 },
  );
});
