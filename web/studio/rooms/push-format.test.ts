import { describe, expect, it } from 'vitest';
import { choosePushFormat } from './push-format.ts';

const of =
  (...types: string[]) =>
  (type: string) =>
    types.includes(type);

describe('what a browser pushes', () => {
  it('is H.264 where it can, for the server passes that on', () => {
    expect(choosePushFormat(true, () => true)).toEqual({
      ...{ mimeType: 'video/webm;codecs=h264,opus', container: 'webm' },
      ...{ videoCodec: 'h264', audioCodec: 'opus' },
    });
  });

  it('is MP4 with AAC where that alone is recorded', () => {
    const type = 'video/mp4;codecs=avc1.42E01F,mp4a.40.2';
    expect(choosePushFormat(true, of(type))).toEqual({
      ...{ mimeType: type, container: 'mp4', videoCodec: 'h264', audioCodec: 'aac' },
    });
  });

  it('names no sound when there is none', () => {
    expect(choosePushFormat(false, of('video/webm;codecs=vp8'))).toEqual({
      ...{ mimeType: 'video/webm;codecs=vp8', container: 'webm', videoCodec: 'vp8', audioCodec: null },
    });
  });

  it('is nothing in a browser that records nothing of the kind', () => {
    expect(choosePushFormat(true, () => false)).toBeNull();
  });
});
