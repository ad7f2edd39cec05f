import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveSite, pushWithFfmpeg, startLiveSite, testPicture } from '../../../tests/live-site.ts';
import { type SoundListener, soundBytesPerMs } from '../ports/sound.ts';
import { listenToAddress } from './broadcast-listen.ts';
import { findFfmpeg } from './media-ffmpeg-tool.ts';

const waitMsMax = 15_000;

/** What was heard, and waiting for so much of it or for the end. */
function listener() {
  const heard: Buffer[] = [];
  const ends: string[] = [];
  const until = async (isSo: () => boolean) => {
    const untilMs = performance.now() + waitMsMax;
    while (!isSo()) {
      if (performance.now() > untilMs) throw new Error(`heard ${heard.length} pieces; ended: ${ends.join()}`);
      await pause(10);
    }
  };
  return {
    ends,
    sound: () => Buffer.concat(heard),
    hears: { take: (sound) => void heard.push(sound), ended: (why) => void ends.push(why) } as SoundListener,
    heard: (ms: number) => until(() => Buffer.concat(heard).length >= ms * soundBytesPerMs),
    ended: () => until(() => ends.length > 0),
  };
}

/** How often samples cross zero upwards, in a second: the pitch of a tone. */
function pitchOf(sound: Buffer): number {
  let crossings = 0;
  for (let at = 2; at + 1 < sound.length; at += 2)
    if (sound.readInt16LE(at - 2) < 0 && sound.readInt16LE(at) >= 0) crossings++;
  return (crossings / (sound.length / soundBytesPerMs)) * 1_000;
}

// Pushes take their real time: they run side by side.
describe('listening to a stream', { timeout: 60_000, concurrent: true }, () => {
  let site: LiveSite;
  const push = (room: string, options = {}) =>
    pushWithFfmpeg(`${site.rtmpUrl}/key-${room}`, testPicture({ fps: 10, ...options }));
  beforeAll(async () => {
    site = await startLiveSite();
  });
  afterAll(() => site.stop());

  it('that is pushed here brings its sound, until the push breaks', async () => {
    const ear = listener();
    expect(site.broadcast.isAudible('a')).toBe(false);
    const pushing = await push('a');
    await site.told('started', 'a');
    await site.segments('a', 1);
    expect(site.broadcast.isAudible('a')).toBe(true);
    site.broadcast.listen('a', ear.hears);
    const left = listener();
    const leave = site.broadcast.listen('a', left.hears);
    await ear.heard(500);
    await left.heard(100);
    leave();
    expect(Math.abs(pitchOf(ear.sound()) - 440)).toBeLessThan(20);
    await pushing.kill();
    await ear.ended();
    expect(ear.ends).toEqual(['the push broke or is over']);
    expect(left.ends).toEqual([]);
    expect(site.broadcast.isAudible('a')).toBe(false);
  });

  it('without sound, or that is not here, ends at once', async () => {
    const pushing = await push('b', { sound: false });
    await site.told('started', 'b');
    await site.segments('b', 1);
    expect(site.broadcast.isAudible('b')).toBe(false);
    for (const room of ['b', 'nowhere']) {
      const ear = listener();
      site.broadcast.listen(room, ear.hears);
      await ear.ended();
    }
    await pushing.kill();
  });

  it('by the address that a media server plays it at', async () => {
    const pushing = await push('c');
    await site.told('started', 'c');
    await site.segments('c', 1);
    const { flv, hls } = site.broadcast.playback('c', { expiresAtMs: Date.now() + 60_000 });
    const [byFlv, byHls, away] = [listener(), listener(), listener()];
    const tool = findFfmpeg();
    const stops = [
      listenToAddress(tool, site.address + flv, byFlv.hears),
      listenToAddress(tool, site.address + hls, byHls.hears),
      listenToAddress(tool, `${site.address}/live-media/nothing/video/live.m3u8?token=secret`, away.hears),
    ];
    await Promise.all([byFlv.heard(500), byHls.heard(500), away.ended()]);
    for (const ear of [byFlv, byHls]) expect(Math.abs(pitchOf(ear.sound()) - 440)).toBeLessThan(20);
    expect(away.ends.join()).not.toContain('secret');
    for (const stop of stops) stop();
    await pushing.kill();
  });

  it('begins only when there is an ffmpeg, and not after it was stopped', async () => {
    const none = listener();
    listenToAddress(Promise.resolve(null), 'http://127.0.0.1:1/', none.hears);
    await none.ended();
    const stopped = listener();
    listenToAddress(Promise.resolve(null), 'http://127.0.0.1:1/', stopped.hears)();
    await Promise.resolve();
    expect([none.ends, stopped.ends]).toEqual([['there is no ffmpeg'], []]);
  });
});
