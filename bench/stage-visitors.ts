import { newId, systemClock, systemRandom } from '@kanmai/kernel';
import { openDatabase } from '../server/src/database.ts';
import type { BenchServer } from './bench-server.ts';

/** A video that is ready, without a file: clips of it can be served. Answers its id. */
export async function insertReadyAsset(server: BenchServer): Promise<string> {
  const { db, close } = openDatabase(server.databaseUrl, 1);
  const now = new Date(systemClock.nowMs());
  const assetId = newId('asset', systemClock.nowMs(), systemRandom);
  const key = (file: string) => `media/${assetId}/${file}`;
  const owner = await db.selectFrom('people').select('id').limit(1).executeTakeFirstOrThrow();
  await db
    .insertInto('media_assets')
    .values({
      ...{
        id: assetId,
        owner_id: owner.id,
        state: 'ready',
        source_key: `uploads/${assetId}`,
        source_bytes: 1,
      },
      ...{ progress: 1, width: 720, height: 1280, duration_ms: 15_000, video_bytes: 1 },
      ...{ video_key: key('video.mp4'), cover_key: key('cover.webp'), strip_key: key('strip.webp') },
      ...{ created_at: now, updated_at: now },
    })
    .execute();
  await close();
  return assetId;
}

const meetAtOnce = 32;

/** Strangers who open the page for the first time, and the cookie each is given. */
export async function meetVisitors(server: BenchServer, count: number): Promise<string[]> {
  const cookies: string[] = [];
  while (cookies.length < count) {
    const size = Math.min(meetAtOnce, count - cookies.length);
    cookies.push(...(await Promise.all(Array.from({ length: size }, () => meetVisitor(server)))));
  }
  return cookies;
}

async function meetVisitor(server: BenchServer): Promise<string> {
  const answer = await fetch(`${server.address}/api/v1/feed?limit=1`);
  await answer.arrayBuffer();
  const [cookie] = answer.headers.getSetCookie();
  if (!answer.ok || cookie === undefined) throw new Error(`a visitor was not met: ${answer.status}`);
  return cookie.split(';', 1)[0] as string;
}
