/** What ffmpeg's messages say about an input, in every version since 4. Null members were not stated. */
export interface InputHeader {
  readonly durationMs: number | null;
  readonly videoCodec: string | null;
  readonly codedWidth: number | null;
  readonly codedHeight: number | null;
  readonly statedFps: number | null;
  readonly hasAudio: boolean;
  readonly highDynamicRange: boolean;
  /** The first picture after rotation, in square pixels; null when none could be decoded. */
  readonly display: { readonly width: number; readonly height: number } | null;
  /** A picture that was larger than `-max_pixels` allowed. */
  readonly refusedPicture: { readonly width: number; readonly height: number } | null;
}

/**
 * Stream lines are told from metadata, which a stranger writes, by their indentation: ffmpeg itself indents every
 * continuation line of a metadata value further than its "Stream" lines, and puts a colon before it.
 */
const streamLine = /^ {2,4}Stream #0:\d+(?:\[[^\]]*\])?(?:\([^)]*\))?: (Video|Audio): (.*)$/;

/** Reads the messages of `ffmpeg -i FILE … -vf showinfo -frames:v 1 -f null -`. */
export function readInputHeader(messages: string): InputHeader {
  const lines = messages.split('\n');
  const from = lines.findIndex((line) => line.startsWith('Input #0'));
  const to = lines.findIndex((line) => line.startsWith('Stream mapping:') || line.startsWith('Output #0'));
  const inputLines = from < 0 ? [] : lines.slice(from, to < 0 ? undefined : to);
  const streams = inputLines.map((line) => streamLine.exec(line)).filter((match) => match !== null);
  const video =
    streams.find(([, kind, about]) => kind === 'Video' && !about?.includes('(attached pic)'))?.[2] ?? null;
  const audio = streams.find(([, kind]) => kind === 'Audio')?.[2] ?? null;
  const size = video === null ? null : /, (\d{1,6})x(\d{1,6})(?=[, ]|$)/.exec(video);
  return {
    durationMs: durationOf(inputLines),
    videoCodec: video === null ? null : (/^(\w+)/.exec(video)?.[1] ?? null),
    codedWidth: size === null ? null : Number(size[1]),
    codedHeight: size === null ? null : Number(size[2]),
    statedFps: video === null ? null : Number(/, ([\d.]+) fps,/.exec(video)?.[1] ?? Number.NaN) || null,
    hasAudio: audio !== null && !audio.startsWith('none') && !/, 0 channels/.test(audio),
    highDynamicRange: video !== null && /arib-std-b67|smpte2084/.test(video),
    display: displayOf(messages),
    refusedPicture: refusedPictureOf(messages),
  };
}

function durationOf(lines: readonly string[]): number | null {
  for (const line of lines) {
    const match = /^ {2}Duration: (\d+):(\d\d):(\d\d\.\d+),/.exec(line);
    if (match) return Math.round((Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000);
  }
  return null;
}

/** From the filter that describes the first decoded picture, which stands after ffmpeg's own rotation. */
function displayOf(messages: string): InputHeader['display'] {
  const match = /^\[Parsed_showinfo[^\]]*\] n: *0 .* sar:(\d+)\/(\d+) s:(\d+)x(\d+) /m.exec(messages);
  if (!match) return null;
  const [sarX, sarY, width, height] = match.slice(1).map(Number) as [number, number, number, number];
  const isStretched = sarX > 0 && sarY > 0 && sarX !== sarY;
  return { width: isStretched ? Math.max(1, Math.round((width * sarX) / sarY)) : width, height };
}

function refusedPictureOf(messages: string): InputHeader['refusedPicture'] {
  const match = /Picture size (\d+)x(\d+) (?:exceeds|is invalid)/i.exec(messages);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}
