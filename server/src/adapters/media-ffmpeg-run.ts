import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { MediaLimit } from '../ports/media.ts';
import { putLast } from './media-ffmpeg-priority.ts';

export interface RunLimits {
  readonly wallMsMax: number;
  readonly memoryBytesMax: number;
  /** The largest single file it may write. */
  readonly outputBytesMax: number;
}

export interface RunOptions extends RunLimits {
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
  /** Whether something is under way that must not wait: asked now and then, and from the first yes on it comes last. */
  readonly comesLast?: (() => boolean) | undefined;
  /** Each block that `-progress pipe:1` prints, as key and value. */
  readonly onProgress?: (report: ReadonlyMap<string, string>) => void;
}

export interface RunOutcome {
  readonly exitCode: number | null;
  /** Which bound stopped it, if one did. */
  readonly stoppedBy: MediaLimit | null;
  /** The last progress block. */
  readonly progress: ReadonlyMap<string, string>;
  /** Its messages: the first and the last part when there are very many. */
  readonly messages: string;
}

const messageCharsMax = 64 * 1024;
const niceness = 10;

/**
 * Limits that the kernel keeps, set by the child itself before it becomes ffmpeg. The command is an argument list
 * throughout; the script is fixed and nothing is ever spliced into it.
 */
const limitScript = 'ulimit -c 0; ulimit -v "$1"; ulimit -t "$2"; ulimit -f "$3"; shift 3; exec "$@"';

/**
 * Runs ffmpeg as a child in its own process group, with bounds on time, memory and output, at low priority and
 * without the server's environment. Rejects when `signal` aborts or when the program cannot be started.
 */
export function runFfmpeg(path: string, args: readonly string[], options: RunOptions): Promise<RunOutcome> {
  const [command, ...rest] = limitedCommand(path, args, options);
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) return reject(options.signal.reason);
    const child = spawn(command, rest, {
      cwd: options.cwd,
      detached: process.platform !== 'win32',
      env: { LC_ALL: 'C', AV_LOG_FORCE_NOCOLOR: '1', MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let timedOut = false;
    const stop = () => killGroup(child.pid);
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, options.wallMsMax);
    const done = () => {
      clearTimeout(timer);
      clearInterval(yielding);
      options.signal?.removeEventListener('abort', stop);
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    lowerPriority(child.pid);
    const messages = boundedText();
    const yielding = yieldWhenAsked(child.pid, options.comesLast);
    const progress = progressReader(options.onProgress);
    child.stderr.setEncoding('utf8').on('data', messages.add);
    child.stdout.setEncoding('utf8').on('data', progress.add);
    child.once('error', (problem) => {
      done();
      reject(problem);
    });
    child.once('close', (exitCode, killedBy) => {
      done();
      if (options.signal?.aborted) return reject(options.signal.reason);
      const text = messages.text();
      const stoppedBy = timedOut ? 'time' : stoppedByOf(exitCode, killedBy, text);
      resolve({ exitCode, stoppedBy, progress: progress.last(), messages: text });
    });
  });
}

function limitedCommand(path: string, args: readonly string[], limits: RunLimits): [string, ...string[]] {
  if (process.platform !== 'linux') return [path, ...args];
  const memoryKb = String(Math.ceil(limits.memoryBytesMax / 1024));
  // Processor seconds count every thread, of which there are about four at most.
  const cpuS = String(Math.ceil(limits.wallMsMax / 1000) * 4);
  const fileBlocks = String(Math.ceil(limits.outputBytesMax / 512));
  return ['/bin/sh', '-c', limitScript, 'sh', memoryKb, cpuS, fileBlocks, path, ...args];
}

const outOfMemory =
  /Cannot allocate memory|failed to allocate|malloc of size \d+ failed|Could not allocate|error while loading shared|Resource temporarily unavailable/i;

/** Out of memory shows as a message and an ordinary exit, or as a crash; both happen at the bound we set. */
function stoppedByOf(
  exitCode: number | null,
  killedBy: NodeJS.Signals | null,
  text: string,
): MediaLimit | null {
  const signal = killedBy ?? signalOfExit(exitCode);
  if (signal === 'SIGXCPU' || signal === 'SIGKILL') return 'time';
  if (signal === 'SIGXFSZ' || /File too large/.test(text)) return 'output';
  const crashed = signal === 'SIGSEGV' || signal === 'SIGABRT' || signal === 'SIGBUS';
  return crashed || (outOfMemory.test(text) && exitCode !== 0) ? 'memory' : null;
}

function signalOfExit(exitCode: number | null): string | null {
  const number = exitCode !== null && exitCode > 128 ? exitCode - 128 : 0;
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? null;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
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

const askEveryMs = 1_000;

/** A room may go live while an upload is being encoded. */
function yieldWhenAsked(
  pid: number | undefined,
  comesLast: RunOptions['comesLast'],
): NodeJS.Timeout | undefined {
  if (pid === undefined || comesLast === undefined) return undefined;
  let isLast = false;
  const ask = () => {
    if (isLast || !comesLast()) return;
    isLast = true;
    void putLast(pid);
  };
  ask();
  return setInterval(ask, askEveryMs).unref();
}

function boundedText() {
  let head = '';
  let tail = '';
  const half = messageCharsMax / 2;
  return {
    add(piece: string) {
      const room = half - head.length;
      head += piece.slice(0, Math.max(0, room));
      if (piece.length > room) tail = (tail + piece.slice(Math.max(0, room))).slice(-half);
    },
    text: () => head + tail,
  };
}

function progressReader(onProgress: RunOptions['onProgress']) {
  let rest = '';
  let block = new Map<string, string>();
  let last: ReadonlyMap<string, string> = block;
  return {
    add(piece: string) {
      const lines = (rest + piece).split('\n');
      rest = (lines.pop() ?? '').slice(-4096);
      for (const line of lines) {
        const [key = '', value = ''] = line.split('=', 2).map((part) => part.trim());
        block.set(key, value);
        if (key !== 'progress') continue;
        last = block;
        block = new Map();
        onProgress?.(last);
      }
    },
    last: () => last,
  };
}

/** The time in a progress block, in milliseconds; null before the first frame. */
export function progressMs(report: ReadonlyMap<string, string>): number | null {
  const match = report.get('out_time')?.match(/^(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)$/);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]);
  return Math.round((match[1] === '-' ? -seconds : seconds) * 1000);
}
