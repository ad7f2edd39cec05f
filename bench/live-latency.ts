import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { findFfmpeg } from '../server/src/adapters/media-ffmpeg-tool.ts';
import { launchBrowser } from '../tests/browser.ts';
import { type Bench, BenchUsageError, median, percentile, requiredOption, wholeOption } from './bench.ts';
import { burnClock, clearColour, clockBlocks, clockLayout, readClock } from './live-clock.ts';

const project = resolve(import.meta.dirname, '..');
const settleMs = 6_000;
const firstFrameMsMax = 20_000;
const picture = { width: 720, height: 1280, fps: 30 };

interface LiveAddresses {
  readonly hls: string;
  readonly flv: string | null;
  readonly audio: string | null;
}

/**
 * From the glass of the camera to the glass of the phone: each picture of the file is stamped with the clock as it goes
 * into the encoder (x264 as broadcasting software sets it, a key frame each second), pushed by RTMP, played by our own
 * player in Chromium, and the clock is read from the pictures that the browser presents.
 */
export const liveLatency: Bench = {
  name: 'live-latency',
  describe: 'glass to glass: a clock in the picture, RTMP in, Chromium out, by HLS and HTTP-FLV',
  async run(options) {
    const source = resolve(process.env.INIT_CWD ?? '.', requiredOption(options, 'source'));
    if (!existsSync(source)) throw new BenchUsageError(`There is no ${source}.`);
    const seconds = wholeOption(options, 'seconds', options.quick ? 6 : 20);
    const starts = wholeOption(options, 'starts', options.quick ? 2 : 7);
    const pictures = await readPicturesOf(source);
    const site = await startSite();
    const browser = await launchBrowser();
    try {
      const pages = await openPages(browser, site.address);
      const camera = await startCamera(pictures, `${site.rtmpUrl}/key-bench`, x264);
      await pause(settleMs);
      const copyPercent = await processorPercent(site.pid, seconds * 500);
      const addresses = await site.addresses();
      const flv = await watch(pages, addresses, 'flv', seconds);
      const hls = await watch(pages, addresses, 'hls', seconds);
      const flvStarts = await starting(pages, addresses, 'flv', starts);
      const hlsStarts = await starting(pages, addresses, 'hls', starts);
      await camera.stop();
      await pages.close();
      const foreign = await startCamera(pictures, `${site.rtmpUrl}/key-foreign`, flv1);
      await pause(settleMs);
      const transcodePercent = await processorPercent(site.pid, seconds * 500);
      await foreign.stop();
      return {
        figures: {
          hlsGlassToGlassMs: median(hls),
          flvGlassToGlassMs: median(flv),
          startupMs: median(flvStarts),
          cpuCopyPercent: copyPercent,
          cpuTranscodePercent: transcodePercent,
          hlsGlassToGlassP95Ms: percentile(hls, 0.95),
          flvGlassToGlassP95Ms: percentile(flv, 0.95),
          hlsStartupMs: median(hlsStarts),
          hlsPictures: hls.length,
          flvPictures: flv.length,
        },
        peers: {},
        settings: {
          ...picture,
          ...{ seconds, starts, gopS: 1, encoder: x264.join(' '), foreign: flv1.join(' ') },
          browser: browser.version(),
        },
      };
    } finally {
      await browser.close();
      await site.stop();
    }
  },
};

const x264 = ['-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-b:v', '2000k', '-bf', '0'];
/** What Flash once recorded: no browser plays it, so it is encoded again. */
const flv1 = ['-c:v', 'flv', '-b:v', '2500k'];

async function startSite() {
  const child = fork(join(import.meta.dirname, 'live-serve.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await messageOf<{ address: string; rtmpUrl: string }>(child, 'address');
  return {
    ...ready,
    pid: child.pid ?? 0,
    async addresses() {
      child.send('addresses');
      const { addresses } = await messageOf<{ addresses: LiveAddresses }>(child, 'addresses');
      return addresses;
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await gone;
    },
  };
}

function messageOf<Message>(child: ChildProcess, field: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server of the benchmark ended')));
    const listen = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !(field in message)) return;
      child.off('message', listen);
      resolve(message as Message);
    };
    child.on('message', listen);
  });
}

/** A camera that sees the pictures of a file over and over, stamps each, and pushes what comes out of the encoder. */
async function startCamera(pictures: readonly Buffer[], url: string, codec: readonly string[]) {
  const tool = await findFfmpeg();
  if (tool === null) throw new BenchUsageError('There is no ffmpeg.');
  const { width, height, fps } = picture;
  const input = [...raw, '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=44100'];
  const encode = [...codec, '-g', String(fps), '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '96k'];
  const push = [...quiet, ...input, ...sound, '-map', '0:v', '-map', '1:a', ...encode, '-f', 'flv', url];
  const encoder = spawn(tool.path, push, { stdio: ['pipe', 'ignore', 'inherit'] });
  encoder.stdin.on('error', () => undefined);
  const startedMs = performance.now();
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const shoot = () => {
    const one = pictures[count % pictures.length];
    count++;
    // A camera does not wait for an encoder that cannot keep up.
    if (one !== undefined && encoder.stdin.writableLength < pictureBytes * 3) {
      stamp(one);
      encoder.stdin.write(one);
    }
    timer = setTimeout(shoot, Math.max(0, startedMs + (count * 1_000) / fps - performance.now()));
  };
  shoot();
  return {
    async stop() {
      clearTimeout(timer);
      const gone = new Promise((done) => encoder.once('exit', done));
      encoder.kill('SIGKILL');
      await gone;
    },
  };
}

const quiet = ['-hide_banner', '-loglevel', 'error'];
const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p'];
const lumaBytes = picture.width * picture.height;
const pictureBytes = (lumaBytes * 3) / 2;
/** So many seconds of the file are held: decoding it meanwhile would take the time that is measured. */
const heldSeconds = 5;

async function readPicturesOf(source: string): Promise<Buffer[]> {
  const tool = await findFfmpeg();
  if (tool === null) throw new BenchUsageError('There is no ffmpeg.');
  const { width, height, fps } = picture;
  const shape = `fps=${fps},scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height}`;
  const args = [...quiet, '-i', source, '-an', '-t', String(heldSeconds), '-vf', shape, ...raw, 'pipe:1'];
  const reader = spawn(tool.path, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const whole = await buffer(reader.stdout);
  const count = Math.floor(whole.length / pictureBytes);
  if (count === 0) throw new BenchUsageError(`No picture of ${source} can be read.`);
  return Array.from({ length: count }, (_, at) =>
    Buffer.from(whole.subarray(at * pictureBytes, (at + 1) * pictureBytes)),
  );
}

function stamp(one: Buffer): void {
  burnClock(one, picture.width, Date.now());
  clearColour(one.subarray(lumaBytes), picture.width);
  clearColour(one.subarray(lumaBytes + lumaBytes / 4), picture.width);
}

/** Pages with our own player: bundled as it is, and served beside what it plays. */
async function openPages(browser: Browser, target: string) {
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-latency-'));
  const rolldown = join(project, 'node_modules/rolldown/bin/cli.mjs');
  const entry = join(project, 'web/player/live-player.ts');
  await promisify(execFile)(process.execPath, [rolldown, entry, '-d', folder, '-f', 'esm'], { cwd: project });
  await writeFile(join(folder, 'index.html'), '<!doctype html><video id="v" muted playsinline></video>');
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    readFile(join(folder, name === '/' ? 'index.html' : name)).then(
      (content) => response.setHeader('content-type', type).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const port = (server.address() as AddressInfo).port;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  // Same origin as in production: the files come from where the media come from.
  await context.route(`${target}/bench/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/bench', '');
    await route.fulfill({ response: await route.fetch({ url: `http://127.0.0.1:${port}${path}` }) });
  });
  return {
    async open(): Promise<Page> {
      const page = await context.newPage();
      await page.goto(`${target}/bench/`);
      return page;
    },
    async close() {
      await context.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Pages = Awaited<ReturnType<typeof openPages>>;

/** The age of each picture that the browser presented, in milliseconds. */
async function watch(
  pages: Pages,
  addresses: LiveAddresses,
  way: 'flv' | 'hls',
  seconds: number,
): Promise<number[]> {
  const page = await pages.open();
  await play(page, addresses, way);
  await pause(settleMs);
  const { blockPx, heightPx } = clockLayout(picture.width);
  const seen = await page.evaluate(readPictures, { ms: seconds * 1_000, blockPx, heightPx, clockBlocks });
  await page.close();
  const ages = seen.flatMap(({ bits, nowMs }) => {
    const shownMs = readClock(bits, Math.round(nowMs));
    return shownMs === null ? [] : [nowMs - shownMs];
  });
  if (ages.length < seen.length / 2 || ages.length < seconds * 5)
    throw new Error(`by ${way} only ${ages.length} of ${seen.length} pictures could be read`);
  return ages;
}

/** From asking for a room to its first picture, with everything but the browser itself cold. */
async function starting(
  pages: Pages,
  addresses: LiveAddresses,
  way: 'flv' | 'hls',
  times: number,
): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    const page = await pages.open();
    found.push(await play(page, addresses, way));
    await page.close();
  }
  return found;
}

async function play(page: Page, addresses: LiveAddresses, way: 'flv' | 'hls'): Promise<number> {
  const given = way === 'flv' ? addresses : { ...addresses, flv: null };
  return page.evaluate(
    async ({ given, firstFrameMsMax }) => {
      const video = document.querySelector('video') as HTMLVideoElement;
      const beganMs = performance.now();
      const path = '/bench/live-player.js';
      const { LivePlayer } = await import(path);
      const player = new LivePlayer(video, {
        state: () => undefined,
        soundRefused: () => undefined,
        refresh: async () => given,
      });
      player.play(given);
      return new Promise<number>((done, fail) => {
        setTimeout(
          () => fail(new Error(`no picture in ${firstFrameMsMax} ms: ${player.state}`)),
          firstFrameMsMax,
        );
        video.requestVideoFrameCallback((nowMs) => done(nowMs - beganMs));
      });
    },
    { given, firstFrameMsMax },
  );
}

/** Runs in the page: the blocks of each picture at the moment it is presented. */
async function readPictures(given: { ms: number; blockPx: number; heightPx: number; clockBlocks: number }) {
  const video = document.querySelector('video') as HTMLVideoElement;
  const canvas = document.createElement('canvas');
  canvas.width = given.clockBlocks * given.blockPx;
  canvas.height = given.heightPx;
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const seen: { bits: boolean[]; nowMs: number }[] = [];
  const untilMs = performance.now() + given.ms;
  await new Promise<void>((done) => {
    const look = (_now: number, about: VideoFrameCallbackMetadata) => {
      const nowMs = performance.timeOrigin + Math.max(about.expectedDisplayTime, performance.now());
      context.drawImage(video, 0, 0, canvas.width, canvas.height, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const middle = Math.floor(given.heightPx / 2) * canvas.width;
      const bits = Array.from({ length: given.clockBlocks }, (_, block) => {
        const at = (middle + block * given.blockPx + Math.floor(given.blockPx / 2)) * 4;
        return (data[at + 1] ?? 0) > 128;
      });
      seen.push({ bits, nowMs });
      if (performance.now() < untilMs) video.requestVideoFrameCallback(look);
      else done();
    };
    video.requestVideoFrameCallback(look);
  });
  return seen;
}

/** The share of one core that a process and what it started used over a time. Linux counts it in hundredths of a second. */
async function processorPercent(pid: number, ms: number): Promise<number> {
  const beforeMs = performance.now();
  const before = await processorMs(pid);
  await pause(ms);
  const used = (await processorMs(pid)) - before;
  return (100 * used) / (performance.now() - beforeMs);
}

async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const own = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .split(' ')
    .filter((word) => word.trim() !== '');
  const theirs = await Promise.all(children.map((child) => processorMs(Number(child))));
  return own + theirs.reduce((sum, one) => sum + one, 0);
}
