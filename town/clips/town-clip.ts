import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { seededRandom, shuffled } from '@kanmai/kernel';
import { makeFrame } from './frame.ts';
import { type PaletteName, palettes } from './palettes.ts';
import { bandsShot, closeShot, cutS, dropShot, paintCut, rainShot, wreathShot } from './shots.ts';
import { composeSoundtrack } from './soundtrack.ts';
import { type MakeShot, type Shot, type Stage, setStage } from './stage.ts';

export interface TownClipRequest {
  readonly slug: string;
  /** Kept in the file's metadata; nothing is written in the picture, whose fonts differ by machine. */
  readonly title: string;
  /** The product first, then what surrounds it. */
  readonly emoji: readonly string[];
  readonly palette: PaletteName;
  readonly seed: number;
  /** 4 to 15. */
  readonly seconds: number;
  readonly outputPath: string;
  readonly ffmpegPath: string;
  /** 720 (unless said otherwise) or 540, which costs half; the height is sixteen ninths of it. */
  readonly width?: ClipWidth;
}

export type ClipWidth = 720 | 540;

export interface TownClipOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface TownClip {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
}

export const clipFps = 30;

/** A clip laid out in time, whose every picture can be painted on its own. */
export interface Storyboard {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly beatS: number;
  readonly cuts: readonly number[];
  paint(frame: ReturnType<typeof makeFrame>, t: number): void;
}

/** Which shots follow each other, on the beat of the music. The same request always gives the same pictures. */
export async function layOut(
  request: Pick<TownClipRequest, 'emoji' | 'palette' | 'seed' | 'seconds' | 'width'>,
): Promise<Storyboard> {
  const random = seededRandom(request.seed);
  const seconds = Math.max(4, Math.min(15, request.seconds));
  const beatS = 60 / (104 + Math.floor(random.next() * 7) * 4);
  const colours = palettes[request.palette];
  const { width = 720, emoji } = request;
  const canvas = { width, height: (width / 9) * 16 };
  const stage = await setStage(canvas, { colours, random, beatS, emoji });
  const shots = await chooseShots(stage, seconds);
  const starts = shots.map((_, at) => shots.slice(0, at).reduce((sum, shot) => sum + shot.beats * beatS, 0));
  return {
    ...canvas,
    seconds,
    beatS,
    cuts: starts.slice(1),
    paint(frame, t) {
      const at = starts.findLastIndex((start) => start <= t);
      const [start = 0, end = seconds] = [starts[at], starts[at + 1]];
      shots[at]?.paint(frame, t - start);
      if (at > 0 && t - start < cutS) paintCut(frame, stage, t - start, at);
      else if (end < seconds && end - t < cutS) paintCut(frame, stage, t - end, at + 1);
    },
  };
}

/** Opens with the product in the picture (a feed shows the first frame while it loads) and lets it land once. */
async function chooseShots(stage: Stage, seconds: number): Promise<Shot[]> {
  const beats = Math.ceil(seconds / stage.beatS);
  const others = shuffled(stage.random, [closeShot, bandsShot, wreathShot, rainShot]);
  const count = Math.max(2, Math.min(4, Math.round(beats / 5)));
  const opening = others.find((shot) => shot !== bandsShot) as MakeShot;
  const rest = others.filter((shot) => shot !== opening).slice(0, count - 2);
  const makers = [opening, dropShot, ...rest];
  const each = Math.floor(beats / makers.length);
  const shots: Shot[] = [];
  for (const [at, make] of makers.entries()) {
    const isLast = at === makers.length - 1;
    shots.push(await make(stage, isLast ? beats - each * at : each));
  }
  return shots;
}

/**
 * Paints the clip and has it encoded (H.264, AAC, MP4, 720 × 1280, 30 pictures a second). It keeps one thread busy for
 * some seconds; `renderTownClip` does the same beside the caller's thread. Rejects when `signal` aborts.
 */
export async function composeTownClip(
  request: TownClipRequest,
  { signal }: TownClipOptions = {},
): Promise<TownClip> {
  const board = await layOut(request);
  const folder = await mkdtemp(join(dirname(request.outputPath), `.${basename(request.outputPath)}-`));
  try {
    const soundPath = join(folder, 'sound.wav');
    const { seconds, beatS, cuts } = board;
    await writeFile(
      soundPath,
      composeSoundtrack({ seconds, beatS, cuts, random: seededRandom(request.seed ^ 0x50_0d) }),
    );
    const partPath = join(folder, 'clip.mp4');
    await encode(board, request, soundPath, partPath, signal);
    await rename(partPath, request.outputPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const durationMs = Math.round(board.seconds * 1000);
  return { path: request.outputPath, width: board.width, height: board.height, durationMs };
}

async function encode(
  board: Storyboard,
  { ffmpegPath, title }: TownClipRequest,
  soundPath: string,
  outputPath: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const child = spawn(ffmpegPath, encoderArgs(board, title, soundPath, outputPath), {
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
  });
  // Serving people comes first.
  if (child.pid !== undefined) setPriority(child.pid, 10);
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    messages = (messages + piece).slice(-4000);
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  // A broken pipe is told by the exit code and the messages, which say more.
  child.stdin.on('error', () => undefined);
  const frame = makeFrame(board.width, board.height);
  const frames = Math.round(board.seconds * clipFps);
  for (let at = 0; at < frames && child.exitCode === null && !signal?.aborted; at++) {
    board.paint(frame, at / clipFps);
    // The pipe keeps what it is given, and the next picture is painted over this one.
    const isRoom = child.stdin.write(Buffer.from(frame.bytes));
    if (isRoom) await breathe();
    else await Promise.race([once(child.stdin, 'drain'), ended]);
  }
  child.stdin.end();
  const [exitCode] = await ended;
  signal?.throwIfAborted();
  if (exitCode !== 0) throw new Error(`ffmpeg could not encode the clip: ${messages.trim()}`);
}

function encoderArgs(
  { width, height }: Storyboard,
  title: string,
  soundPath: string,
  outputPath: string,
): string[] {
  const colour = [
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-color_range',
    'tv',
  ];
  const pictures = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-r',
    String(clipFps),
  ];
  const sound = ['-f', 'wav', '-i', `file:${soundPath}`];
  const video = [
    '-c:v',
    'libx264',
    '-preset',
    'superfast',
    '-crf',
    '22',
    '-profile:v',
    'high',
    '-g',
    '60',
    '-threads',
    '2',
  ];
  const audio = ['-c:a', 'aac', '-b:a', '96k', '-ar', '44100', '-shortest'];
  const file = [
    '-metadata',
    `title=${title}`,
    '-fflags',
    '+bitexact',
    '-flags',
    '+bitexact',
    '-movflags',
    '+faststart',
  ];
  return [
    ...['-hide_banner', '-v', 'error', '-y', ...pictures, '-i', 'pipe:0', ...sound],
    ...[...video, ...colour, ...audio, ...file, '-f', 'mp4', `file:${outputPath}`],
  ];
}
