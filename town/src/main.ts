import { readFile } from 'node:fs/promises';
import { buildCertificates } from './build-certificates.ts';
import { publishClips } from './build-clips.ts';
import { buildCreators } from './build-creators.ts';
import { announceClips, importHistory } from './build-history.ts';
import { buildPlans } from './build-plans.ts';
import { buildPromotions } from './build-promotions.ts';
import { buildReviews } from './build-reviews.ts';
import { buildRooms } from './build-rooms.ts';
import { buildSearches } from './build-searches.ts';
import { buildShops } from './build-shops.ts';
import { type Progress, say } from './progress.ts';
import { signIn } from './session.ts';
import { showRoom } from './show-room.ts';

/**
 * Builds the demonstration town through the public API. Every creation carries a key made of what it is, so that an
 * interrupted builder goes on where it stopped and a finished one ends at once.
 */

interface TownFile {
  readonly signIns: readonly { readonly role: string; readonly token: string }[];
}

const firstClips = 3;

async function main(): Promise<void> {
  const address = process.env.KANMAI_ADDRESS;
  const file = process.env.KANMAI_TOWN_FILE;
  const ffmpegPath = process.env.KANMAI_FFMPEG_PATH;
  if (!address || !file || !ffmpegPath) {
    throw new Error(
      'The platform starts the town and says by KANMAI_ADDRESS, KANMAI_TOWN_FILE and KANMAI_FFMPEG_PATH where.',
    );
  }
  const { signIns } = JSON.parse(await readFile(file, 'utf8')) as TownFile;
  const tokenOf = (role: string) => signIns.find((entry) => entry.role === role)?.token ?? '';
  const residents = signIns.filter((entry) => entry.role === 'resident').map((entry) => entry.token);
  const progress: Progress = { label: 'town' };

  const operator = await signIn(address, tokenOf('operator'));
  const shops = await buildShops(address, [tokenOf('merchant'), ...residents], progress);
  await buildPromotions(shops);
  const creators = await buildCreators(address, [tokenOf('creator'), ...residents.slice(-3)], progress);
  await buildPlans(shops, creators);
  const clips = await announceClips(operator, shops, creators);
  // A few to look at within seconds; then what people did, so that the feed knows; then the rest.
  await publishClips(operator, clips, ffmpegPath, progress, firstClips);
  await buildRooms(shops, Date.now());
  await importHistory(operator, clips);
  await buildSearches(address, shops);
  await publishClips(operator, clips, ffmpegPath, progress);
  await buildCertificates(operator, shops);
  // Those who own no shop and no channel.
  await buildReviews(address, residents.slice(shops.length - 1, -3), shops);
  say('The town is complete.');
  // Last: while a room is live, clips are prepared slowly.
  if (shops[1] !== undefined) await showRoom(address, shops[1], ffmpegPath);
}

process.on('SIGTERM', () => process.exit(143));
main().catch((error: unknown) => {
  process.stderr.write(`The town stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
