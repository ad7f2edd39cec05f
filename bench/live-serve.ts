import { startLiveSite } from '../tests/live-site.ts';

/**
 * Live media for a benchmark, in a process of its own, so that its processor time is its own. Sends where it listens;
 * ends with its parent.
 */
const site = await startLiveSite();
const stop = async () => {
  await site.stop();
  process.exit(0);
};
process.on('disconnect', () => void stop());
process.on('message', (message) => {
  if (message !== 'addresses') return;
  const addresses = site.broadcast.playback('bench', { expiresAtMs: Date.now() + 3_600_000 });
  process.send?.({ addresses });
});
process.send?.({ address: site.address, rtmpUrl: site.rtmpUrl });
