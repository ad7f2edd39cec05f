import { manualClock } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { readAudioBody, readVideoBody } from './broadcast-flv.ts';
import { FlvRelay } from './broadcast-flv-relay.ts';
import { HlsPackager } from './broadcast-hls.ts';
import { initFacts } from './broadcast-init-facts.ts';
import { bitrateRefusal, decideIntake, defaultIntakeLimits } from './broadcast-intake.ts';
import { StreamMeter } from './broadcast-meter.ts';
import { initSegment } from './broadcast-mp4.ts';
import { readAudioConfig, readVideoConfig } from './broadcast-parameter-sets.ts';
import { readPlaybackToken, signPlayback } from './broadcast-playback-tokens.ts';
import type { Sample } from './broadcast-samples.ts';
import { Timeline } from './broadcast-timeline.ts';

/** Written by x264 for 320 × 180 at 25 pictures a second, and by ffmpeg's AAC for one channel of 44.1 kHz. */
const avcC = Buffer.from(
  '014d400cffe10019674d400ceca0a0cfcf80880000030008000003019078a14cb001000568ebe3cb20',
  'hex',
);
const video = readVideoConfig(avcC);
const audio = readAudioConfig(Buffer.from('1208', 'hex'));

const able = { canEncode: true, encodingAllowed: true };
const facts = { videoCodec: 'h264', audioCodec: 'aac', width: 720, height: 1280 };

describe('what is taken', () => {
  it.each([
    [facts, able, 'copy'],
    [{ ...facts, audioCodec: null }, able, 'copy'],
    [{ ...facts, audioCodec: 'mp3' }, able, 'encode'],
    [{ ...facts, videoCodec: 'vp6' }, able, 'encode'],
    [{ ...facts, videoCodec: 'vp6' }, { ...able, canEncode: false }, 'stream-tool-missing'],
    [{ ...facts, videoCodec: 'vp6' }, { ...able, encodingAllowed: false }, 'stream-codec-unsupported'],
    [{ ...facts, videoCodec: 'hevc' }, able, 'stream-codec-unsupported'],
    [{ ...facts, videoCodec: 'unknown' }, able, 'stream-codec-unsupported'],
    [{ ...facts, width: 3840, height: 2160 }, able, 'stream-picture-too-large'],
    [{ ...facts, width: 1080, height: 1920 }, able, 'copy'],
  ] as const)('is decided by what it carries and what can be done', (given, abilities, expected) => {
    const intake = decideIntake(given, abilities, defaultIntakeLimits);
    expect(intake.kind === 'refuse' ? intake.refusal.type : intake.kind).toBe(expected);
  });
});

describe('a push', () => {
  it('is known by its codec, in the old way of writing it and in the enhanced one', () => {
    const enhanced = (fourCc: string) => Buffer.concat([Buffer.from([0x90]), Buffer.from(`${fourCc}\0\0\0`)]);
    expect(readVideoBody(enhanced('hvc1'))).toEqual({ kind: 'foreign', codec: 'hevc' });
    expect(readVideoBody(enhanced('av01'))).toEqual({ kind: 'foreign', codec: 'av1' });
    expect(readVideoBody(Buffer.from('1c0000000000', 'hex'))).toEqual({ kind: 'foreign', codec: 'hevc' });
    expect(readVideoBody(Buffer.from('140000', 'hex'))).toEqual({ kind: 'foreign', codec: 'vp6' });
    expect(readAudioBody(Buffer.from('2f00', 'hex'))).toEqual({ kind: 'foreign', codec: 'mp3' });
    const plain = Buffer.concat([Buffer.from('1701000028', 'hex'), Buffer.from('picture')]);
    expect(readVideoBody(plain)).toMatchObject({ kind: 'picture', key: true, compositionMs: 40 });
  });

  it('is refused when it is too much for ten seconds, and not for a moment', () => {
    const meter = new StreamMeter();
    const second = (atS: number, bytes: number) =>
      meter.count({ ...(samples(1, 1, 1)[0] as Sample), data: Buffer.alloc(bytes) }, atS * 1_000);
    second(0, 9_000_000);
    expect(bitrateRefusal(meter.sustainedKbps(1_000), defaultIntakeLimits)).toBeNull();
    for (let atS = 1; atS <= 10; atS++) second(atS, 2_000_000);
    expect(bitrateRefusal(meter.sustainedKbps(11_000), defaultIntakeLimits)).toMatchObject({
      ...{ type: 'stream-bitrate-too-high', kilobitsPerS: 16_000 },
    });
    expect(meter.health(11_000)).toMatchObject({ bitrateKbps: 16_000, fps: 1 });
  });
});

describe('an address to watch at', () => {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const token = signPlayback('secret', 'rom_1', clock.nowMs() + 1_000);
  it('is good until it expires, for its stream only, and only as we made it', () => {
    expect(readPlaybackToken('secret', token, clock.nowMs())).toMatchObject({
      kind: 'good',
      streamId: 'rom_1',
    });
    expect(readPlaybackToken('secret', token, clock.nowMs() + 1_000).kind).toBe('expired');
    expect(readPlaybackToken('other', token, clock.nowMs()).kind).toBe('foreign');
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
      expect(readPlaybackToken('secret', changed, clock.nowMs()).kind).toBe('foreign');
    }
  });
});

describe('parameter sets', () => {
  it('say how large the picture is and how fast', () => {
    expect(video).toMatchObject({ width: 320, height: 180, fps: 25, codecs: 'avc1.4d400c' });
    expect(audio).toMatchObject({ sampleRate: 44_100, channels: 1, codecs: 'mp4a.40.2' });
    expect(initFacts(initSegment({ video, audio }))).toEqual({ width: 320, height: 180, hasAudio: true });
  });
});

describe('time', () => {
  it('never goes back: not when stamps wrap, jump or begin anew', () => {
    const line = new Timeline();
    const at = (rawMs: number) => line.place('video', rawMs, 1_000_000).dtsMs;
    const placed = [0xffffffd8, 0, 40, 900_000, 900_040, 10].map(at);
    line.breakOff();
    placed.push(at(5_000_000), at(5_000_040));
    expect(placed).toEqual([0, 40, 80, 120, 160, 200, 240, 280]);
  });

  it('by the wall is that of the least delayed arrival', () => {
    const line = new Timeline();
    expect(line.place('video', 0, 10_500).wallMs).toBe(10_500);
    expect(line.place('video', 1_000, 11_100).wallMs).toBe(11_100);
    expect(line.place('video', 2_000, 12_600).wallMs).toBe(12_100);
  });
});

/** Pictures and sound as a push of this rate brings them. */
function samples(seconds: number, fps: number, keyEvery: number, fromMs = 0): Sample[] {
  const pictures = Array.from({ length: seconds * fps }, (_, index): Sample => {
    const dtsMs = fromMs + Math.round((index * 1_000) / fps);
    return {
      ...{ track: 'video', dtsMs, compositionMs: 0, key: index % keyEvery === 0, wallMs: 1_000_000 + dtsMs },
      data: Buffer.alloc(100, index),
    };
  });
  const sound = Array.from({ length: Math.floor((seconds * 44_100) / 1_024) }, (_, index): Sample => {
    const dtsMs = fromMs + Math.round((index * 1_024_000) / 44_100);
    return {
      track: 'audio',
      dtsMs,
      compositionMs: 0,
      key: true,
      wallMs: 1_000_000 + dtsMs,
      data: Buffer.alloc(20),
    };
  });
  return [...pictures, ...sound].sort((one, other) => one.dtsMs - other.dtsMs);
}

const partsOf = (playlist: string) =>
  [...playlist.matchAll(/#EXT-X-PART:DURATION=([\d.]+)/g)].map(([, duration]) => Number(duration));

describe('HLS', () => {
  it.each([5, 10, 15, 24, 25, 30, 60])('cuts %i pictures a second into segments of one second', (fps) => {
    const packager = new HlsPackager('video');
    packager.configure({ video, audio });
    for (const sample of samples(6, fps, fps)) packager.sample(sample);
    const playlist = packager.playlist().toString();
    const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length));
    expect(lengths).toEqual([1, 1, 1, 1, 1]);
    expect(Math.max(...partsOf(playlist))).toBeLessThanOrEqual(0.38);
    expect(playlist).toContain('#EXT-X-TARGETDURATION:1\n');
    // A segment is its parts, one after another.
    const parts = [0, 1, 2, 3, 4].flatMap((index) => packager.part(4, index) ?? []);
    expect(Buffer.concat(parts).equals(packager.segment(4) as Buffer)).toBe(true);
  });

  it('lets go of what is old, and numbers never come again', () => {
    const packager = new HlsPackager('video');
    packager.configure({ video, audio });
    for (const sample of samples(30, 10, 10)) packager.sample(sample);
    expect(packager.segment(0)).toBeNull();
    expect(packager.playlist().toString()).toContain('#EXT-X-MEDIA-SEQUENCE:21\n');
    expect(packager.has(28, null)).toBe(true);
    expect(packager.has(29, null)).toBe(false);
    expect(packager.has(29, 0)).toBe(true);
  });

  it('marks a break, counts those that are gone, and ends', () => {
    const packager = new HlsPackager('video');
    packager.configure({ video, audio });
    for (const sample of samples(2, 10, 10)) packager.sample(sample);
    packager.pause();
    packager.configure({ video, audio });
    for (const sample of samples(3, 10, 10, 2_040)) packager.sample(sample);
    expect(packager.playlist().toString()).toMatch(/s1\.m4s\n#EXT-X-DISCONTINUITY\n/);
    for (const sample of samples(9, 10, 10, 5_040)) packager.sample(sample);
    expect(packager.playlist().toString()).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1\n');
    packager.end();
    expect(packager.playlist().toString().endsWith('#EXT-X-ENDLIST\n')).toBe(true);
  });

  it('holds a picture group without end within bounds', () => {
    const packager = new HlsPackager('video');
    packager.configure({ video, audio: null });
    for (const sample of samples(25, 10, 10_000)) if (sample.track === 'video') packager.sample(sample);
    expect(packager.playlist().toString()).toContain('#EXT-X-TARGETDURATION:10\n');
  });
});

describe('HTTP-FLV', () => {
  const viewerOf = (relay: FlvRelay) => {
    const viewer = { bytes: [] as Buffer[], pending: 0, isClosed: false };
    relay.watch({
      send: (bytes) => viewer.bytes.push(bytes),
      pendingBytes: () => viewer.pending,
      close: () => {
        viewer.isClosed = true;
      },
    });
    return viewer;
  };

  it('begins with the last key frame, and gives everybody the same bytes', () => {
    const relay = new FlvRelay();
    relay.configure({ video, audio });
    const all = samples(3, 10, 10);
    for (const sample of all.slice(0, -1)) relay.sample(sample);
    const viewer = viewerOf(relay);
    const other = viewerOf(relay);
    relay.sample(all.at(-1) as Sample);
    expect(viewer.bytes[0]?.toString('latin1', 0, 3)).toBe('FLV');
    expect((viewer.bytes[1]?.readUIntBE(4, 3) ?? 0) >= 2_000).toBe(true);
    expect(viewer.bytes.at(-1)).toBe(other.bytes.at(-1));
  });

  it('leaves pictures out for a slow line, and sends away who never catches up', () => {
    const relay = new FlvRelay();
    relay.configure({ video, audio });
    const viewer = viewerOf(relay);
    viewer.pending = 10_000_000;
    const before = viewer.bytes.length;
    for (const sample of samples(10, 10, 10)) relay.sample(sample);
    expect(viewer.bytes.length).toBe(before);
    viewer.pending = 0;
    for (const sample of samples(1, 10, 10, 10_000)) relay.sample(sample);
    expect(viewer.bytes.length).toBeGreaterThan(before);
    viewer.pending = 10_000_000;
    for (const sample of samples(20, 10, 10, 11_000)) relay.sample(sample);
    expect([viewer.isClosed, relay.droppedCount, relay.viewerCount]).toEqual([true, 1, 0]);
  });
});
