import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeRoom } from './build-rooms.ts';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';
import type { Session } from './session.ts';

/** Long enough to be looked at; what is recorded of it is small, and stays as a replay. */
const liveMs = 10 * 60_000;
const explainMs = 60_000;
const startsMsMax = 20_000;
const pollMs = 500;

/**
 * A room that is really live, once in the life of a town: a clip of the shop is pushed as any program would push it, goods are
 * explained in turn, and it ends after some minutes. Copied, not encoded: it costs next to nothing, and ends with the town.
 */
export async function showRoom(address: string, built: BuiltShop, ffmpegPath: string): Promise<void> {
  const { owner, shop, shopId } = built;
  const held = await owner.get<{ items: unknown[] }>(`/studio/rooms?broadcasterId=${shopId}&state=ended`);
  if (held.items.length > 0) return;
  const clip = await findClip(address, owner, shopId);
  if (clip === null) return;
  const about = { title: `${shop.name}正在直播` };
  const { roomId, productIds } = await makeRoom(built, about, `town-room-live-${shop.slug}`);
  const path = `/studio/rooms/${roomId}`;
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-town-'));
  const file = join(folder, 'clip.mp4');
  await writeFile(file, clip);
  const { rtmpUrl, key } = await owner.post<{ rtmpUrl: string; key: string }>(`${path}/key`, {
    kind: 'program',
  });
  const push = pushAgainAndAgain(ffmpegPath, file, `${rtmpUrl}/${key}`);
  try {
    await picturesArrive(owner, path);
    await owner.post(`${path}/live`, {});
    say(`${shop.name} is live: ${address}/rooms/${roomId}`);
    await explainInTurn(owner, path, productIds, push.ended);
    await owner.post(`${path}/end`, {});
  } finally {
    push.stop();
    await push.ended;
    await rm(folder, { recursive: true, force: true });
  }
}

async function findClip(address: string, owner: Session, shopId: string): Promise<Uint8Array | null> {
  const { items } = await owner.get<{ items: { videoUrl: string }[] }>(`/shops/${shopId}/clips?limit=1`);
  const [clip] = items;
  if (clip === undefined) return null;
  const answer = await fetch(new URL(clip.videoUrl, address), { signal: AbortSignal.timeout(startsMsMax) });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

function pushAgainAndAgain(ffmpegPath: string, file: string, url: string) {
  const input = ['-hide_banner', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', file];
  const child = spawn(ffmpegPath, [...input, '-c', 'copy', '-f', 'flv', url], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return { ended, stop: () => child.kill('SIGTERM') };
}

async function picturesArrive(owner: Session, path: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startsMsMax; waitedMs += pollMs) {
    const { state } = await owner.get<{ state: string }>(`${path}/push`);
    if (state === 'live') return;
    await pause(pollMs);
  }
  throw new Error('no pictures arrived');
}

/** Until its time is over, or the push is. */
async function explainInTurn(
  owner: Session,
  path: string,
  productIds: readonly string[],
  pushEnded: Promise<void>,
): Promise<void> {
  let isOver = false;
  void pushEnded.then(() => {
    isOver = true;
  });
  for (let turn = 0; turn * explainMs < liveMs && !isOver; turn++) {
    const productId = productIds[turn % productIds.length];
    await owner.send('PUT', `${path}/pin`, { productId, explainS: explainMs / 1_000 });
    await Promise.race([pause(explainMs), pushEnded]);
  }
}
