import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { type SoundListener, soundRate } from '../ports/sound.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

/** What is decoded: FLV that is written to it, or what an address plays. */
export type SoundSource = { readonly kind: 'flv' } | { readonly kind: 'address'; readonly url: string };

export interface SoundDecoderOptions {
  readonly tool: Pick<FfmpegTool, 'path'>;
  readonly source: SoundSource;
  readonly listener: SoundListener;
  /** Nothing came for so long: it hangs, or nobody broadcasts. */
  readonly quietMsMax?: number;
}

const niceness = 10;
const memoryKbMax = 1024 * 1024;
/** Some seconds of any push's sound: more waits only where the child is starved, and then it begins anew. */
const waitingBytesMax = 512 * 1024;
const quietMsMax = 20_000;
const wordsMax = 2_000;

/** A limit that the child sets itself before it becomes ffmpeg; nothing is spliced into the script. */
const limitScript = 'ulimit -c 0; ulimit -v "$1"; shift; exec "$@"';

/** A running ffmpeg, behind everything else: a stream's sound in, samples out. Pictures are never decoded. */
export class SoundDecoder {
  readonly #child: ChildProcess;
  readonly #listener: SoundListener;
  readonly #quietMsMax: number;
  #words = '';
  #isOver = false;
  #quiet: NodeJS.Timeout | undefined;

  constructor({ tool, source, listener, quietMsMax: quiet = quietMsMax }: SoundDecoderOptions) {
    this.#listener = listener;
    this.#quietMsMax = quiet;
    const args = decoderArgs(source);
    const [command, ...rest]: [string, ...string[]] =
      process.platform === 'linux'
        ? ['/bin/sh', '-c', limitScript, 'sh', String(memoryKbMax), tool.path, ...args]
        : [tool.path, ...args];
    this.#child = spawn(command, rest, {
      env: { LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1', MALLOC_ARENA_MAX: '2' },
      stdio: [source.kind === 'flv' ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    lowerPriority(this.#child.pid);
    this.#child.stdout?.on('data', (sound: Buffer) => {
      if (this.#isOver) return;
      this.#waitForMore();
      listener.take(sound);
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      this.#words = (this.#words + piece).slice(-wordsMax);
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('error', (error) => this.end(String(error)));
    this.#child.once('close', () => this.end(withoutQueries(this.#words.trim()) || 'the sound ended'));
    this.#waitForMore();
  }

  write(bytes: Buffer): void {
    const { stdin } = this.#child;
    if (this.#isOver || stdin === null || stdin.destroyed) return;
    if (stdin.writableLength > waitingBytesMax) this.end('the sound could not be decoded in time');
    else stdin.write(bytes);
  }

  /** The listener hears nothing of it. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#quiet);
    this.#child.kill('SIGKILL');
  }

  /** Stops it, and says why. */
  end(why: string): void {
    if (this.#isOver) return;
    this.stop();
    this.#listener.ended(why);
  }

  #waitForMore(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.end('no sound came'), this.#quietMsMax).unref();
  }
}

/** A media server's address has a token behind its question mark. */
function withoutQueries(words: string): string {
  return words.replace(/\?\S+/g, '?…');
}

/** Serving people comes first. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, niceness);
  } catch {
    // It has already ended.
  }
}

function decoderArgs(source: SoundSource): string[] {
  const quiet = ['-hide_banner', '-loglevel', 'error', '-nostats'];
  // A stranger's bytes: nothing but the pipe, or what the media server's playlist names by HTTP, can be opened.
  const input =
    source.kind === 'flv'
      ? [
          '-protocol_whitelist',
          'pipe',
          '-fflags',
          'nobuffer',
          '-probesize',
          '4096',
          '-analyzeduration',
          '100000',
        ]
      : ['-nostdin', '-protocol_whitelist', 'http,https,tcp,tls,crypto', '-rw_timeout', '10000000'];
  const from = source.kind === 'flv' ? ['-f', 'flv', '-i', 'pipe:0'] : ['-i', source.url];
  const track = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-ac', '1', '-ar', String(soundRate)];
  const sink = ['-c:a', 'pcm_s16le', '-flush_packets', '1', '-f', 's16le', 'pipe:1'];
  return [...quiet, ...input, '-threads', '1', ...from, ...track, ...sink];
}
