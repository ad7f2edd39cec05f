import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createFlvReader,
  type FlvTag,
  flvFileHeader,
  flvTagBytes,
  readAudioBody,
  readVideoBody,
} from './broadcast-flv.ts';
import { readAudioConfig, readVideoConfig } from './broadcast-parameter-sets.ts';
import { AmfBroken, readAmf, writeAmf } from './broadcast-rtmp-amf.ts';
import { RtmpBroken, RtmpChunkReader, type RtmpMessage, rtmpChunks } from './broadcast-rtmp-chunks.ts';

/** Cuts bytes where the line happens to cut them. */
function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  for (const cut of cuts) {
    found.push(bytes.subarray(at, at + cut));
    at += cut;
  }
  return [...found, bytes.subarray(at)];
}

const cuts = fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 40 });
const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 900 }), { minLength: 1, maxLength: 8 });

it('puts RTMP messages together however they are cut', () => {
  fc.assert(
    fc.property(bodies, fc.integer({ min: 16, max: 400 }), cuts, (given, chunkBytes, at) => {
      const reader = new RtmpChunkReader(1_000);
      reader.setChunkBytes(chunkBytes);
      const sent = Buffer.concat(
        given.map((body) =>
          rtmpChunks({ chunkStream: 3, type: 9, streamId: 1, body: Buffer.from(body) }, chunkBytes),
        ),
      );
      const got: RtmpMessage[] = [];
      for (const piece of pieces(sent, at)) reader.push(piece, (message) => got.push(message));
      expect(got.map(({ body }) => [...body])).toEqual(given.map((body) => [...body]));
    }),
  );
});

it('refuses or reads any bytes as RTMP, and never holds more than was sent', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), cuts, (bytes, at) => {
      const reader = new RtmpChunkReader(5_000);
      try {
        for (const piece of pieces(Buffer.from(bytes), at)) reader.push(piece, () => undefined);
      } catch (error) {
        expect(error).toBeInstanceOf(RtmpBroken);
      }
    }),
    { numRuns: 500 },
  );
});

it('refuses a message larger than the bound before it came', () => {
  const head = Buffer.from('0300000000ffff1401000000', 'hex');
  const reader = new RtmpChunkReader(1_000);
  expect(() => reader.push(head, () => undefined)).toThrow(RtmpBroken);
});

it('reads AMF0 as it was written, and refuses everything else', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { noNullPrototype: true }),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 6 }), (values) => {
      expect(readAmf(writeAmf(...values))).toEqual(values);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        readAmf(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(AmfBroken);
      }
    }),
    { numRuns: 500 },
  );
  const deep = Buffer.concat([...Array(50).fill(Buffer.from([3, 0, 1, 97])), Buffer.from([5])]);
  expect(() => readAmf(deep)).toThrow(AmfBroken);
  expect(() => readAmf(Buffer.from([10, 0xff, 0xff, 0xff, 0xff]))).toThrow(AmfBroken);
});

it('reads FLV as it was written, however it is cut', () => {
  const tags = fc.array(
    fc.record({
      type: fc.constantFrom(8, 9),
      timestampMs: fc.integer({ min: 0, max: 0xffffffff }),
      body: fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(tags, cuts, (given, at) => {
      const bytes = Buffer.concat([
        flvFileHeader({ audio: true, video: true }),
        ...given.map(({ type, timestampMs, body }) => flvTagBytes(type, timestampMs, body)),
      ]);
      const got: FlvTag[] = [];
      const reader = createFlvReader(1_000, (tag) => got.push(tag));
      for (const piece of pieces(bytes, at)) reader.push(piece);
      expect(got).toEqual(given);
    }),
  );
});

it('makes something or nothing of any picture, sound and parameter set', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const body = Buffer.from(bytes);
      readVideoBody(body);
      readAudioBody(body);
      readAudioConfig(body);
      const config = readVideoConfig(
        Buffer.concat([Buffer.from('014200ffff010040', 'hex'), Buffer.from([0x67]), body]),
      );
      expect(config === null || config.width > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
