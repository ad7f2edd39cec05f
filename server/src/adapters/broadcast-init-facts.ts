import { open } from 'node:fs/promises';

/** What an initialisation segment of ours says: read back, for it outlives the process that wrote it. */
export async function readInitFacts(
  path: string,
  initBytes: number,
): Promise<{ width: number; height: number; hasAudio: boolean }> {
  const file = await open(path);
  try {
    const init = Buffer.alloc(initBytes);
    await file.read(init, 0, initBytes, 0);
    return initFacts(init);
  } finally {
    await file.close();
  }
}

export function initFacts(init: Buffer): { width: number; height: number; hasAudio: boolean } {
  const entry = init.indexOf('avc1', init.indexOf('stsd'));
  const hasAudio = init.indexOf('mp4a') > 0;
  if (entry < 0) return { width: 0, height: 0, hasAudio };
  return { width: init.readUInt16BE(entry + 28), height: init.readUInt16BE(entry + 30), hasAudio };
}
