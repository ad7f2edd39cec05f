import { type ChildProcess, spawn } from 'node:child_process';
import { createFlvReader, type FlvTag, flvFileHeader, flvTagBytes } from './broadcast-flv.ts';
import type { TagEncoder } from './broadcast-push.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

export interface EncoderOptions {
  readonly tool: FfmpegTool;
  /** What is written to it. */
  readonly input: 'flv' | 'webm' | 'mp4';
  /** Null: copied as it is. */
  readonly video: { readonly bitrateKbps: number; readonly shortSideMax: number } | null;
  readonly audio: 'copy' | 'encode';
  /** The times of what comes out are those of what went in. */
  readonly keepTimes?: boolean;
  readonly onTag: (tag: FlvTag) => void;
  /** It ended by itself: the push is over. `messages` are its last words. */
  readonly onEnd: (messages: string) => void;
}

const waitingBytesMax = 16 * 1024 * 1024;
const memoryKbMax = 2 * 1024 * 1024;
const tagBytesMax = 8 * 1024 * 1024;
const wordsMax = 4_000;

/** A child that is to be watched live keeps the priority of the server; its memory is bounded all the same. */
const limitScript = 'ulimit -c 0; ulimit -v "$1"; shift; exec "$@"';

/** A running ffmpeg: bytes in, tags of H.264 and AAC out, with as little delay as it can. */
export class LiveEncoder {
  readonly #child: ChildProcess;
  readonly #options: EncoderOptions;
  #words = '';
  #isStopped = false;

  constructor(options: EncoderOptions) {
    this.#options = options;
    const args = encoderArgs(options);
    const { path } = options.tool;
    const [command, ...rest]: [string, ...string[]] =
      process.platform === 'linux'
        ? ['/bin/sh', '-c', limitScript, 'sh', String(memoryKbMax), path, ...args]
        : [path, ...args];
    this.#child = spawn(command, rest, {
      env: { LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1', MALLOC_ARENA_MAX: '2' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const reader = createFlvReader(tagBytesMax, (tag) => {
      if (!this.#isStopped) options.onTag(tag);
    });
    this.#child.stdout?.on('data', (bytes: Buffer) => {
      try {
        reader.push(bytes);
      } catch (error) {
        this.#fail(String(error));
      }
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      this.#words = (this.#words + piece).slice(-wordsMax);
    });
    // What it no longer reads, it has no use for.
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('error', (error) => this.#fail(String(error)));
    this.#child.once('close', () => this.#fail(this.#words));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  write(bytes: Buffer): void {
    const { stdin } = this.#child;
    if (this.#isStopped || stdin === null || stdin.destroyed) return;
    if (stdin.writableLength > waitingBytesMax) {
      this.#fail('it cannot keep up with what is pushed');
      return;
    }
    stdin.write(bytes);
  }

  /** How much it has not read yet: whoever sends more than that should wait. */
  get waitingBytes(): number {
    return this.#child.stdin?.writableLength ?? 0;
  }

  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#child.kill('SIGKILL');
  }

  #fail(messages: string): void {
    if (this.#isStopped) return;
    this.stop();
    this.#options.onEnd(messages);
  }
}

/** The same for tags: what RTMP brings, as the FLV that ffmpeg reads. */
export function encodeTags(options: Omit<EncoderOptions, 'input'>): TagEncoder {
  const encoder = new LiveEncoder({ ...options, input: 'flv' });
  encoder.write(flvFileHeader({ audio: true, video: true }));
  return {
    write: (tag) => encoder.write(flvTagBytes(tag.type, tag.timestampMs, tag.body)),
    stop: () => encoder.stop(),
  };
}

function encoderArgs({ input, video, audio, keepTimes }: EncoderOptions): string[] {
  const quiet = ['-hide_banner', '-loglevel', 'error', '-nostats'];
  // A stranger's bytes: nothing but the pipe can be opened.
  const sandbox = ['-protocol_whitelist', 'pipe'];
  const soon = ['-fflags', 'nobuffer', '-probesize', '1000000', '-analyzeduration', '1000000'];
  const source = ['-threads', '2', '-max_pixels', String(1920 * 1088), '-f', input, '-i', 'pipe:0'];
  const tracks = ['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1'];
  const sound =
    audio === 'copy'
      ? ['-c:a', 'copy']
      : ['-c:a', 'aac', '-b:a', '128k', '-ar', '44100', '-ac', '2', '-af', 'aresample=async=1000'];
  const pictures = video === null ? ['-c:v', 'copy'] : videoArgs(video);
  const sink = ['-flush_packets', '1', '-flvflags', 'no_duration_filesize', '-f', 'flv', 'pipe:1'];
  const times = keepTimes === true ? ['-copyts'] : [];
  return [...quiet, ...sandbox, ...soon, ...times, ...source, ...tracks, ...pictures, ...sound, ...sink];
}

function videoArgs({ bitrateKbps, shortSideMax }: NonNullable<EncoderOptions['video']>): string[] {
  const long = Math.round((shortSideMax * 16) / 9 / 2) * 2;
  const size = `scale=w='if(gt(iw,ih),min(${long},iw),min(${shortSideMax},trunc(iw/2)*2))':h=-2`;
  const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'main'];
  const rate = ['-b:v', `${bitrateKbps}k`, '-maxrate', `${bitrateKbps}k`, '-bufsize', `${bitrateKbps * 2}k`];
  const keys = [
    '-sc_threshold',
    '0',
    '-force_key_frames',
    'expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+0.98))',
    '-g',
    '120',
  ];
  return ['-vf', `${size},format=yuv420p`, ...x264, ...rate, ...keys, '-threads', '2'];
}
