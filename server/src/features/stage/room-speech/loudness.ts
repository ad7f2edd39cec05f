/** Of 16-bit samples, little-endian, one channel: how loud, in decibels below the loudest there is (dBFS); silence is -Infinity. */
export function loudnessDb(sound: Buffer): number {
  const count = Math.floor(sound.length / 2);
  if (count === 0) return Number.NEGATIVE_INFINITY;
  let power = 0;
  for (let index = 0; index < count; index++) {
    const sample = sound.readInt16LE(index * 2) / 32_768;
    power += sample * sample;
  }
  return 10 * Math.log10(power / count);
}

/** How loud it is in each whole window of so many bytes. */
export function loudnessByWindow(sound: Buffer, windowBytes: number): number[] {
  const windows: number[] = [];
  for (let at = 0; at + windowBytes <= sound.length; at += windowBytes)
    windows.push(loudnessDb(sound.subarray(at, at + windowBytes)));
  return windows;
}
