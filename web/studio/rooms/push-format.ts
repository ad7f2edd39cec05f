/** What a browser records, as the server wants it named. */
export interface PushFormat {
  readonly mimeType: string;
  readonly container: 'webm' | 'mp4';
  readonly videoCodec: 'h264' | 'vp8' | 'vp9';
  readonly audioCodec: 'opus' | 'aac' | null;
}

// H.264 first: the server passes it on as it is, and encodes the others again.
const formats: readonly (Omit<PushFormat, 'audioCodec' | 'mimeType'> & {
  readonly video: string;
  readonly audio: 'opus' | 'mp4a.40.2';
})[] = [
  { container: 'webm', videoCodec: 'h264', video: 'h264', audio: 'opus' },
  { container: 'mp4', videoCodec: 'h264', video: 'avc1.42E01F', audio: 'mp4a.40.2' },
  { container: 'webm', videoCodec: 'vp8', video: 'vp8', audio: 'opus' },
  { container: 'webm', videoCodec: 'vp9', video: 'vp9', audio: 'opus' },
];

/** The best format that this browser records; null when it records none that can be pushed. */
export function choosePushFormat(
  hasSound: boolean,
  isSupported: (mimeType: string) => boolean,
): PushFormat | null {
  for (const { container, videoCodec, video, audio } of formats) {
    const mimeType = `video/${container};codecs=${hasSound ? `${video},${audio}` : video}`;
    if (!isSupported(mimeType)) continue;
    const audioCodec = hasSound ? (audio === 'opus' ? 'opus' : 'aac') : null;
    return { mimeType, container, videoCodec, audioCodec };
  }
  return null;
}
