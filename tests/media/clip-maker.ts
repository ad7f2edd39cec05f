import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withClaimedPicture, withClaimedSeconds, withQuarterTurn } from './boxes.ts';

const run = promisify(execFile);

export type ClipMaker = ReturnType<typeof clipMaker>;

/** Makes small clips, good and hostile, in `folder` with the ffmpeg at `ffmpegPath`. Each answers its path. */
export function clipMaker(ffmpegPath: string, folder: string) {
  const at = (name: string) => join(folder, name);
  const make = async (name: string, ...args: string[]) => {
    await run(ffmpegPath, ['-nostdin', '-v', 'error', '-y', ...args, at(name)], { timeout: 60_000 });
    return at(name);
  };
  const write = async (name: string, bytes: Buffer | string) => {
    await writeFile(at(name), bytes);
    return at(name);
  };
  const picture = (source: string) => ['-f', 'lavfi', '-i', source];
  const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  const good = (name: string, ...args: string[]) =>
    make(
      name,
      ...picture('testsrc=s=320x180:r=25:d=5'),
      ...picture('sine=d=5'),
      ...x264,
      '-c:a',
      'aac',
      ...args,
    );
  return {
    at,
    write,
    good,
    turned: async () => write('turned.mp4', withQuarterTurn(await readFile(await good('flat.mp4')))),
    /** Pixels that are twice as wide as high. */
    anamorphic: () => good('anamorphic.mp4', '-vf', 'setsar=2/1'),
    soundOnly: () => make('sound.m4a', ...picture('sine=d=2'), '-c:a', 'aac', '-f', 'mp4'),
    cutIndexLast: async () => cut(await good('index-last.mp4'), 0.6),
    cutIndexFirst: async () => cut(await good('index-first.mp4', '-movflags', '+faststart'), 0.6),
    cutMatroska: async () => cut(await good('whole.mkv'), 0.6),
    /** The index is whole and the boxes fit, but the media is zeros from the middle on. */
    blanked: async () => {
      const bytes = await readFile(await good('blank.mp4', '-movflags', '+faststart'));
      const start = bytes.indexOf('mdat') + 4;
      return write('blank.mp4', bytes.fill(0, start));
    },
    claimsTenHours: async () =>
      write('claims-ten-hours.mp4', withClaimedSeconds(await readFile(await good('two.mp4')), 36_000)),
    tenHours: (name: string) =>
      make(name, ...picture('color=black:s=64x64:r=1/10:d=36000'), ...x264, '-g', '9999', '-b:v', '1k'),
    claimsTwoSeconds: async (longPath: string) =>
      write('claims-two-seconds.mp4', withClaimedSeconds(await readFile(longPath), 2)),
    eightK: () => make('8k.mp4', ...picture('color=gray:s=7680x4320:r=1:d=1'), ...x264),
    hugeJpeg: () =>
      make('huge.mkv', ...picture('color=gray:s=9000x9000:r=1:d=1'), '-c:v', 'mjpeg', '-q:v', '31'),
    claimsHugePicture: async () =>
      write('claims-huge.mp4', withClaimedPicture(await readFile(await good('small.mp4')), 65_535, 65_535)),
    /** 4,000 pictures in one second. */
    tooManyFrames: () => make('frames.mkv', ...picture('color=black:s=64x64:r=4000:d=1'), ...x264),
    large: () => make('large.mp4', ...picture('color=gray:s=4096x2304:r=30:d=4'), ...x264),
    noisy: () =>
      make(
        'noisy.mp4',
        ...picture('nullsrc=s=640x360:r=30:d=3'),
        '-vf',
        'geq=random(1)*255:128:128',
        ...x264,
      ),
  };

  async function cut(path: string, share: number): Promise<string> {
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * share)));
    return path;
  }
}
