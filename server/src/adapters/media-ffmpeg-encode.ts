import type { MediaProbe } from '../ports/media.ts';
import type { MediaLimits } from './media-ffmpeg-limits.ts';
import { sampleCount, samplePattern } from './media-ffmpeg-pictures.ts';

const longSideMax = 1280;
const shortSideMax = 720;

/** Fits 720 × 1280, or 1280 × 720 when wider than high; never enlarged; even, as yuv420p needs. */
export function fitPicture(width: number, height: number): { width: number; height: number } {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const ratio = Math.min(1, longSideMax / long, shortSideMax / short);
  return { width: evenOf(width * ratio), height: evenOf(height * ratio) };
}

function evenOf(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}

const usualRates: readonly (readonly [name: string, fps: number])[] = [
  ['24000/1001', 24000 / 1001],
  ['24', 24],
  ['25', 25],
  ['30000/1001', 30000 / 1001],
];

/** A steady rate of at most 30: the source's own when it is a usual one. Steady, so that time stamps cannot blow up. */
export function steadyRate(fps: number): string {
  return usualRates.find(([, rate]) => Math.abs(rate - fps) < 0.02)?.[0] ?? '30';
}

/** Two outputs of one run: the video, and a few pictures of it. Names are relative to the working directory. */
export function encodeArgs(
  probe: MediaProbe,
  limits: MediaLimits,
  { canToneMap, threads }: { readonly canToneMap: boolean; readonly threads: number },
): string[] {
  const picture = fitPicture(probe.width, probe.height);
  const rate = steadyRate(probe.fps);
  const toneMap = probe.highDynamicRange && canToneMap;
  const videoLook = pictureFilters(picture, videoColour, toneMap);
  const jpegLook = pictureFilters(picture, jpegColour, toneMap);
  const gop = String(Math.round(2 * rateNumber(rate)));
  const sound = probe.hasAudio
    ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '44100']
    : [];
  const clean = ['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'];
  const length = ['-t', String((limits.durationMsMax + 1000) / 1000)];
  const video = [
    '-map',
    '0:V:0',
    '-vf',
    `fps=${rate},${videoLook}`,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
  ];
  const quality = [
    '-profile:v',
    'high',
    '-crf',
    '23',
    '-maxrate',
    '2500k',
    '-bufsize',
    '5000k',
    '-threads',
    String(threads),
  ];
  const colour = [
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-color_range',
    'tv',
  ];
  const mp4 = [
    '-g',
    gop,
    '-movflags',
    '+faststart',
    '-fs',
    String(limits.outputBytesMax),
    '-f',
    'mp4',
    '-y',
    'video.mp4',
  ];
  const sampleRate = ((sampleCount * 1000) / Math.max(probe.durationMs, 1)).toFixed(6);
  const samples = [
    '-map',
    '0:V:0',
    '-an',
    '-vf',
    `fps=${sampleRate},${jpegLook}`,
    '-frames:v',
    String(sampleCount),
  ];
  const jpegs = ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'image2', '-y', samplePattern];
  return [
    ...video,
    ...quality,
    ...colour,
    ...sound,
    ...clean,
    ...length,
    ...mp4,
    ...samples,
    ...clean,
    ...length,
    ...jpegs,
  ];
}

function rateNumber(rate: string): number {
  const [above = 30, below = 1] = rate.split('/').map(Number);
  return above / below;
}

/** How colours are written down: the names that swscale, zscale and the pixel format use for the same thing. */
const videoColour = { matrix: 'bt709', zMatrix: '709', range: 'tv', pixels: 'yuv420p' };
const jpegColour = { matrix: 'bt601', zMatrix: '170m', range: 'pc', pixels: 'yuvj420p' };

function pictureFilters(
  { width, height }: { width: number; height: number },
  colour: typeof videoColour,
  toneMap: boolean,
): string {
  const scale = `scale=${width}:${height}:flags=bicubic`;
  const asItIs = [`${scale}:out_color_matrix=${colour.matrix}:out_range=${colour.range}`];
  // Reduced first, so that the float arithmetic of the tone curve runs on fewer pixels (ffmpeg documentation, tonemap).
  const standardRange = [
    scale,
    'zscale=t=linear:npl=203',
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    `zscale=t=bt709:m=${colour.zMatrix}:r=${colour.range}`,
  ];
  return [...(toneMap ? standardRange : asItIs), `format=${colour.pixels}`, 'setsar=1'].join(',');
}
