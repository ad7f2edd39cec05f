import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@kanmai/kernel';
import { type HomeProcess, startHome } from '../tests/fault/home-process.ts';
import { type Session, signIn } from '../town/src/session.ts';
import { type Bench, wholeOption } from './bench.ts';
import { type Pusher, startPusher } from './live-chaos/pusher.ts';
import { type ChaosViewer, enterViewer } from './live-chaos/viewers.ts';

/**
 * A live room while the pusher, the viewers' connections and the server are killed at random. After each round pictures come
 * again, every viewer has every announcement that the host was told is made, in order and without a gap; at the end nothing
 * is left running that nobody owns.
 */
export const liveChaos: Bench = {
  name: 'live-chaos',
  describe: 'kills the pusher, connections and the server of a live room (--kills 50 --viewers 20 --seed 1)',
  async run(options) {
    const quick = options.quick !== undefined;
    const settings = {
      kills: wholeOption(options, 'kills', quick ? 4 : 50),
      viewers: wholeOption(options, 'viewers', 20),
      seed: wholeOption(options, 'seed', 1),
    };
    const home = await mkdtemp(join(tmpdir(), 'kanmai-chaos-'));
    const scene = await openScene(home, settings.viewers);
    try {
      const outcome = await runKills(scene, settings.kills, settings.seed);
      const gaps = scene.viewers.reduce((sum, viewer) => sum + gapsOf(viewer, scene.acknowledged), 0);
      const left = await endScene(scene);
      return {
        figures: {
          rounds: settings.kills,
          ...outcome,
          gaps,
          zombies: left,
          announced: scene.acknowledged.length,
        },
        peers: {},
        settings,
      };
    } finally {
      await scene.pusher.stop();
      for (const viewer of scene.viewers) viewer.close();
      await scene.server.stop().catch(() => undefined);
      await rm(home, { recursive: true, force: true });
    }
  },
};

interface Scene {
  readonly home: string;
  readonly environment: Record<string, string>;
  server: HomeProcess;
  host: Session;
  readonly roomId: string;
  readonly pusher: Pusher;
  readonly viewers: readonly ChaosViewer[];
  /** Announcements that the host was told are made. */
  readonly acknowledged: string[];
}

const recoverMsMax = 60_000;
const lookMs = 50;

async function openScene(home: string, count: number): Promise<Scene> {
  const environment = { KANMAI_FAULT_PORT: `${await freePort()}`, KANMAI_RTMP_PORT: `${await freePort()}` };
  const server = await startHome(home, environment);
  const host = await signIn(server.address, server.signIns.merchant ?? '');
  const shop = await host.post<{ id: string }>(
    '/shops',
    { name: 'live-chaos', trade: 'fresh-fruit', city: '杭州', introduction: '' },
    'live-chaos-shop',
  );
  const { id: roomId } = await host.post<{ id: string }>(
    '/studio/rooms',
    { broadcasterId: shop.id, title: 'live-chaos' },
    'live-chaos-room',
  );
  const ingest = await host.send<{ rtmpUrl: string; key: string }>('POST', `/studio/rooms/${roomId}/key`, {
    kind: 'program',
  });
  const pusher = startPusher(`${ingest.rtmpUrl}/${ingest.key}`);
  const scene = { home, environment, server, host, roomId, pusher, viewers: [], acknowledged: [] };
  await until(() => arePicturesComing(scene));
  await host.send('POST', `/studio/rooms/${roomId}/live`, {});
  const { seq } = await host.get<{ seq: number }>(`/rooms/${roomId}`);
  const viewers = Array.from({ length: count }, () => enterViewer(server.address, roomId, seq));
  await until(() => viewers.every(({ isLive }) => isLive));
  return { ...scene, viewers };
}

async function runKills(scene: Scene, kills: number, seed: number) {
  const random = seededRandom(seed);
  let [recoverMaxS, recoverServerMaxS, pushKills, cuts, serverKills] = [0, 0, 0, 0, 0];
  for (let kill = 0; kill < kills; kill++) {
    const chance = random.next();
    await announce(scene, `before ${kill}`);
    const fromMs = performance.now();
    if (chance < 0.5) {
      pushKills += 1;
      scene.pusher.kill();
    } else if (chance < 0.75) {
      cuts += 1;
      for (const viewer of scene.viewers) if (random.next() < 0.5) viewer.cut();
    } else {
      serverKills += 1;
      await scene.server.kill(['server']);
      scene.server = await startHome(scene.home, scene.environment);
      scene.host = await signIn(scene.server.address, scene.server.signIns.merchant ?? '');
    }
    await until(() => announce(scene, `after ${kill}`));
    await until(() =>
      scene.viewers.every(({ isLive, announced }) => isLive && announced.has(`after ${kill}`)),
    );
    if (chance < 0.5 || chance >= 0.75) await until(() => arePicturesNew(scene));
    const tookS = (performance.now() - fromMs) / 1_000;
    if (chance >= 0.75) recoverServerMaxS = Math.max(recoverServerMaxS, tookS);
    else recoverMaxS = Math.max(recoverMaxS, tookS);
    process.stderr.write(`round ${kill + 1}: ${kindOf(chance)}, well again after ${tookS.toFixed(2)} s\n`);
    await pause(random.next() * 500);
  }
  return { recoverMaxS, recoverServerMaxS, pushKills, cuts, serverKills };
}

const kindOf = (chance: number) => (chance < 0.5 ? 'pusher' : chance < 0.75 ? 'connections' : 'server');

/** Whether the server said that it is made; a server that is dying may have made it all the same. */
async function announce(scene: Scene, text: string): Promise<boolean> {
  try {
    await scene.host.send('POST', `/studio/rooms/${scene.roomId}/announcements`, { text });
  } catch {
    return false;
  }
  scene.acknowledged.push(text);
  return true;
}

async function arePicturesComing({ host, roomId }: Scene): Promise<boolean> {
  const { state } = await host.get<{ state: string }>(`/studio/rooms/${roomId}/push`);
  return state === 'live';
}

/** Whether a viewer who asks now is given a segment that is newer than the question. */
async function arePicturesNew(scene: Scene): Promise<boolean> {
  const newest = await newestSegment(scene);
  if (newest === null) return false;
  const untilMs = performance.now() + 3_000;
  while (performance.now() < untilMs) {
    const later = await newestSegment(scene);
    if (later !== null && later !== newest) return true;
    await pause(lookMs);
  }
  return false;
}

async function newestSegment({ host, roomId, server }: Scene): Promise<string | null> {
  const { playback } = await host.get<{ playback: { hlsUrl: string } | null }>(`/rooms/${roomId}`);
  if (playback === null) return null;
  const response = await fetch(new URL(playback.hlsUrl, server.address));
  if (!response.ok) return null;
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.at(-1) ?? null;
}

/** Numbers passed over or told twice, announcements never told, and states that had to be loaded anew. */
function gapsOf({ seqs, announced, resets }: ChaosViewer, acknowledged: readonly string[]): number {
  const broken = seqs.filter((seq, at) => at > 0 && seq !== (seqs[at - 1] as number) + 1).length;
  return broken + resets + acknowledged.filter((text) => !announced.has(text)).length;
}

/** Ends the room and the server; answers how many processes and sessions of it are left. */
async function endScene(scene: Scene): Promise<number> {
  const { host, roomId, pusher } = scene;
  await host.send('POST', `/studio/rooms/${roomId}/end`, {});
  await pusher.stop();
  await until(() => scene.viewers.every(({ isLive }) => !isLive));
  const { state } = await host.get<{ state: string }>(`/studio/rooms/${roomId}/push`);
  await scene.server.stop();
  await pause(500);
  return processesOf(scene.home).length + (state === 'none' ? 0 : 1);
}

/** Processes that name this home, or were started by who was given it: the server itself, and whatever it started. */
function processesOf(home: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
    try {
      return ['cmdline', 'environ'].some((file) =>
        readFileSync(`/proc/${name}/${file}`, 'utf8').includes(home),
      );
    } catch {
      return false;
    }
  });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const untilMs = performance.now() + recoverMsMax;
  while (!(await Promise.resolve(isSo()).catch(() => false))) {
    if (performance.now() > untilMs) throw new Error(`not well again within ${recoverMsMax / 1_000} s`);
    await pause(lookMs);
  }
}

/** One that stays the same while the server is killed and started again. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
