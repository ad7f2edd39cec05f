import { describe, expect, it } from 'vitest';
import { readInputHeader } from './media-ffmpeg-header.ts';

const messages = (title: string) => `
Input #0, matroska,webm, from 'file:clip.webm':
  Metadata:
    title           : ${title}
  Duration: 00:01:02.50, start: 0.000000, bitrate: 10 kb/s
  Stream #0:0[0x1](eng): Video: vp9 (Profile 0), yuv420p(tv), 640x360, SAR 1:1 DAR 16:9, 25 fps, 25 tbr, 1k tbn
  Stream #0:1: Audio: opus, 48000 Hz, stereo, fltp (default)
Stream mapping:
[Parsed_showinfo_0 @ 0x1] n:   0 pts: 0 pts_time:0 fmt:yuv420p sar:2/1 s:640x360 i:P iskey:1 type:I checksum:0
`;

describe('the input header', () => {
  it('is read', () => {
    expect(readInputHeader(messages('Tomatoes'))).toEqual({
      durationMs: 62_500,
      videoCodec: 'vp9',
      codedWidth: 640,
      codedHeight: 360,
      statedFps: 25,
      hasAudio: true,
      highDynamicRange: false,
      display: { width: 1280, height: 360 },
      refusedPicture: null,
    });
  });

  it('is not fooled by a title that looks like a stream, as ffmpeg prints its second line', () => {
    const title = 'x\n                    :     Stream #0:0: Video: h264, yuv420p, 9x9, 1 fps,';
    expect(readInputHeader(messages(title))).toMatchObject({ videoCodec: 'vp9', codedWidth: 640 });
  });

  it('takes no cover picture for a video', () => {
    const sound = `Input #0, mov, from 'file:a.m4a':
  Duration: N/A, start: 0
    Stream #0:0(und): Audio: aac (LC), 44100 Hz
    Stream #0:1: Video: mjpeg, yuvj420p, 500x500, 90k tbr (attached pic)
`;
    expect(readInputHeader(sound)).toMatchObject({
      videoCodec: null,
      hasAudio: true,
      durationMs: null,
      display: null,
    });
  });
});
