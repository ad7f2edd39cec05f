import {
  type FragmentSample,
  type FragmentTrack,
  fragment,
  initSegment,
  videoTimescale,
} from './broadcast-mp4.ts';
import type { Sample, SampleSink, StreamConfig } from './broadcast-samples.ts';

/**
 * HLS of our own making (RFC 8216bis): CMAF segments of about a second, each also there in parts while it grows, so
 * that players which know low latency need not wait for its end. Everything is kept in memory; nothing is encoded.
 */
const segmentMs = 1_000;
/** A second of pictures that lacks its last frame is a whole one. */
const segmentMsMin = 900;
/** Without a key frame for so long, a segment ends anyhow. */
const segmentMsMax = 10_000;
/** A third of a second, rounded up to whole frames, is a part; none is longer than this. */
const partMs = 1_000 / 3;
const partMsMax = 380;
/** How many whole segments stay to be asked for. */
const keptSegments = 8;
/** Parts are only listed near the live edge. */
const segmentsWithParts = 2;
const pendingBytesMax = 32 * 1024 * 1024;

export interface HlsSegment {
  readonly number: number;
  /** Which initialisation segment it needs. */
  readonly init: number;
  /** On the stream's own line of time. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly wallMs: number;
  readonly isAfterBreak: boolean;
  readonly bytes: Buffer;
}

interface Part {
  readonly bytes: Buffer;
  readonly durationMs: number;
  readonly isIndependent: boolean;
}

interface OpenSegment {
  readonly number: number;
  readonly init: number;
  readonly startMs: number;
  readonly wallMs: number;
  readonly isAfterBreak: boolean;
  readonly parts: Part[];
}

interface ClosedSegment extends HlsSegment {
  readonly parts: readonly Part[];
}

export class HlsPackager implements SampleSink {
  readonly #lead: Sample['track'];
  readonly #onSegment: (segment: HlsSegment) => void;
  readonly #inits: Buffer[] = [];
  #config: StreamConfig | null = null;
  #closed: ClosedSegment[] = [];
  #open: OpenSegment | null = null;
  #nextNumber = 0;
  #fragments = 0;
  #discontinuities = 0;
  #isAfterBreak = false;
  #ended = false;
  #targetS = 1;
  readonly #pending: Record<Sample['track'], Sample[]> = { video: [], audio: [] };
  #pendingBytes = 0;
  #partStartMs = 0;
  #isPartIndependent = false;
  #lastLeadMs: number | null = null;
  #everyMs = 1_000 / 30;
  #steps = 0;
  /** Decode time of the next audio frame, in samples: stamps in milliseconds would tremble. */
  #audioTime: number | null = null;
  #playlist: Buffer | null = null;
  #wake: (() => void)[] = [];

  /** `lead` is the track whose frames decide where to cut: the pictures, or the sound where it stands alone. */
  constructor(lead: Sample['track'], onSegment: (segment: HlsSegment) => void = () => undefined) {
    this.#lead = lead;
    this.#onSegment = onSegment;
  }

  configure(config: StreamConfig): void {
    const wanted = this.#lead === 'video' ? config : { video: null, audio: config.audio };
    if (wanted.video === null && wanted.audio === null) return;
    if (this.#config !== null) this.pause();
    this.#config = wanted;
    const made = initSegment(wanted);
    if (this.#inits.at(-1)?.equals(made) !== true) this.#inits.push(made);
  }

  sample(sample: Sample): void {
    if (this.#config === null || this.#config[sample.track] === null || this.#ended) return;
    if (sample.track === this.#lead) {
      this.#cutBefore(sample);
      this.#measure(sample);
    }
    if (this.#open === null) return;
    this.#pending[sample.track].push(sample);
    this.#pendingBytes += sample.data.length;
    if (this.#pendingBytes > pendingBytesMax) this.#closePart(sample.dtsMs);
  }

  /** What comes next does not follow from what was. */
  pause(): void {
    const last = this.#pending[this.#lead].at(-1);
    if (last !== undefined) this.#closePart(last.dtsMs + Math.round(this.#everyMs));
    this.#closeSegment();
    this.#isAfterBreak = this.#nextNumber > 0;
    this.#audioTime = null;
    this.#pending.audio = [];
    this.#changed();
  }

  end(): void {
    this.pause();
    this.#ended = true;
    this.#changed();
  }

  /** Whether the playlist has this segment, and this part of it, already. */
  has(number: number, part: number | null): boolean {
    if (this.#ended || number < this.#nextNumber - (this.#open === null ? 0 : 1)) return true;
    if (part === null || this.#open === null || number !== this.#open.number) return false;
    return part < this.#open.parts.length;
  }

  /** The number of the segment that grows or comes next. */
  get edge(): number {
    return this.#open?.number ?? this.#nextNumber;
  }

  get isPlayable(): boolean {
    return this.#closed.length > 0 || (this.#open?.parts.length ?? 0) > 0;
  }

  init(number: number): Buffer | null {
    return this.#inits[number] ?? null;
  }

  segment(number: number): Buffer | null {
    return this.#closed.find((one) => one.number === number)?.bytes ?? null;
  }

  part(number: number, index: number): Buffer | null {
    const parts =
      this.#open?.number === number
        ? this.#open.parts
        : this.#closed.find((one) => one.number === number)?.parts;
    return parts?.[index]?.bytes ?? null;
  }

  /** Resolves with the next change of the playlist. */
  nextChange(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  playlist(): Buffer {
    this.#playlist ??= Buffer.from(this.#writePlaylist());
    return this.#playlist;
  }

  /** How far apart the frames are, smoothed. */
  #measure(sample: Sample): void {
    const stepMs = this.#lastLeadMs === null ? 0 : sample.dtsMs - this.#lastLeadMs;
    this.#lastLeadMs = sample.dtsMs;
    if (stepMs <= 0 || stepMs >= 1_000) return;
    this.#steps = Math.min(8, this.#steps + 1);
    this.#everyMs += (stepMs - this.#everyMs) / this.#steps;
  }

  #cutBefore(sample: Sample): void {
    const open = this.#open;
    if (open === null) {
      if (sample.key) this.#openSegment(sample);
      return;
    }
    const lengthMs = sample.dtsMs - open.startMs;
    const leastMs = this.#lead === 'audio' ? segmentMs : segmentMsMin;
    const isFull = (sample.key && lengthMs >= leastMs) || lengthMs >= segmentMsMax;
    if (isFull) {
      this.#closePart(sample.dtsMs);
      this.#closeSegment();
      this.#openSegment(sample);
    } else if (this.#isPartFull(sample)) {
      this.#closePart(sample.dtsMs);
      this.#startPart(sample);
    }
  }

  #isPartFull(sample: Sample): boolean {
    const everyMs = this.#everyMs;
    const frames = Math.ceil(partMs / everyMs - 0.05);
    const isFull = this.#pending[this.#lead].length >= frames;
    return isFull || sample.dtsMs + everyMs - this.#partStartMs > partMsMax + 1;
  }

  #openSegment(sample: Sample): void {
    if (this.#isAfterBreak) this.#discontinuities++;
    this.#open = {
      number: this.#nextNumber++,
      init: this.#inits.length - 1,
      startMs: sample.dtsMs,
      wallMs: sample.wallMs,
      isAfterBreak: this.#isAfterBreak,
      parts: [],
    };
    this.#isAfterBreak = false;
    this.#startPart(sample);
  }

  #startPart(sample: Sample): void {
    this.#partStartMs = sample.dtsMs;
    this.#isPartIndependent = sample.key;
  }

  #closePart(endMs: number): void {
    const open = this.#open;
    if (open === null || this.#pending[this.#lead].length === 0) return;
    const tracks = this.#takePending(endMs);
    const bytes = fragment(++this.#fragments, tracks);
    const durationMs = Math.max(1, endMs - this.#partStartMs);
    open.parts.push({ bytes, durationMs, isIndependent: this.#isPartIndependent });
    this.#partStartMs = endMs;
    this.#isPartIndependent = false;
    this.#changed();
  }

  #takePending(endMs: number): FragmentTrack[] {
    const { video, audio } = this.#pending;
    this.#pending.video = [];
    this.#pending.audio = [];
    this.#pendingBytes = 0;
    const tracks: FragmentTrack[] = [];
    if (video[0] !== undefined) {
      const baseTime = toVideoTime(video[0].dtsMs);
      tracks.push({ track: 'video', baseTime, samples: videoSamples(video, endMs) });
    }
    if (audio[0] !== undefined) tracks.push(this.#audioTrack(audio));
    return tracks;
  }

  /** Frames of 1,024 samples, one after another; where the stamps say that some are missing or too many, they are believed. */
  #audioTrack(audio: readonly Sample[]): FragmentTrack {
    const rate = this.#config?.audio?.sampleRate ?? 48_000;
    const slack = rate * 0.08;
    const stampOf = (sample: Sample) => Math.round((sample.dtsMs * rate) / 1000);
    const first = stampOf(audio[0]!);
    let time = this.#audioTime ?? first;
    if (first - time > slack) time = first;
    const baseTime = time;
    const samples: FragmentSample[] = [];
    for (const one of audio) {
      // Frames ahead of their time are left out, or the sound would run away from the pictures.
      if (time - stampOf(one) > slack * 3) continue;
      samples.push({ data: one.data, duration: aacFrame, composition: 0, key: true });
      time += aacFrame;
    }
    this.#audioTime = time;
    return { track: 'audio', baseTime, samples };
  }

  #closeSegment(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || open.parts.length === 0) return;
    const durationMs = open.parts.reduce((sum, part) => sum + part.durationMs, 0);
    const { parts, ...facts } = open;
    const segment: ClosedSegment = {
      ...facts,
      durationMs,
      parts,
      bytes: Buffer.concat(parts.map((part) => part.bytes)),
    };
    this.#targetS = Math.max(this.#targetS, Math.round(durationMs / 1000));
    this.#closed.push(segment);
    while (this.#closed.length > keptSegments) this.#closed.shift();
    this.#changed();
    this.#onSegment(segment);
  }

  #changed(): void {
    this.#playlist = null;
    const wake = this.#wake;
    this.#wake = [];
    for (const one of wake) one();
  }

  #writePlaylist(): string {
    const shown = this.#closed;
    const first = shown[0] ?? this.#open;
    const target = Math.max(1, this.#targetS);
    const lines = [
      '#EXTM3U',
      '#EXT-X-VERSION:9',
      `#EXT-X-TARGETDURATION:${target}`,
      `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${seconds(partMsMax * 3)},HOLD-BACK=${seconds(target * 3_000)}`,
      `#EXT-X-PART-INF:PART-TARGET=${seconds(partMsMax)}`,
      `#EXT-X-MEDIA-SEQUENCE:${first?.number ?? this.#nextNumber}`,
      `#EXT-X-DISCONTINUITY-SEQUENCE:${this.#discontinuitiesBefore(shown)}`,
    ];
    let init: number | null = null;
    for (const [index, segment] of [...shown, ...(this.#open === null ? [] : [this.#open])].entries()) {
      if (segment.isAfterBreak && index > 0) lines.push('#EXT-X-DISCONTINUITY');
      if (segment.init !== init) lines.push(`#EXT-X-MAP:URI="i${segment.init}.mp4"`);
      init = segment.init;
      lines.push(...this.#segmentLines(segment, index >= shown.length - segmentsWithParts));
    }
    if (this.#ended) lines.push('#EXT-X-ENDLIST');
    else lines.push(this.#hintLine());
    return `${lines.join('\n')}\n`;
  }

  #segmentLines(segment: ClosedSegment | OpenSegment, withParts: boolean): string[] {
    const lines = [`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.wallMs).toISOString()}`];
    if (withParts && !this.#ended) {
      for (const [index, part] of segment.parts.entries()) {
        const independent = part.isIndependent ? ',INDEPENDENT=YES' : '';
        lines.push(
          `#EXT-X-PART:DURATION=${seconds(part.durationMs)},URI="p${segment.number}.${index}.m4s"${independent}`,
        );
      }
    }
    if ('bytes' in segment) lines.push(`#EXTINF:${seconds(segment.durationMs)},`, `s${segment.number}.m4s`);
    return lines;
  }

  #hintLine(): string {
    const [number, index] =
      this.#open === null ? [this.#nextNumber, 0] : [this.#open.number, this.#open.parts.length];
    return `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="p${number}.${index}.m4s"`;
  }

  /** How many breaks are no longer to be seen. */
  #discontinuitiesBefore(shown: readonly ClosedSegment[]): number {
    const seen = [...shown.slice(1), ...(this.#open === null || shown.length === 0 ? [] : [this.#open])];
    return this.#discontinuities - seen.filter((segment) => segment.isAfterBreak).length;
  }
}

const aacFrame = 1024;

function videoSamples(video: readonly Sample[], endMs: number): FragmentSample[] {
  return video.map((one, index) => {
    const nextMs = video[index + 1]?.dtsMs ?? endMs;
    return {
      data: one.data,
      duration: toVideoTime(nextMs) - toVideoTime(one.dtsMs),
      composition: toVideoTime(one.compositionMs),
      key: one.key,
    };
  });
}

function toVideoTime(ms: number): number {
  return Math.round((ms * videoTimescale) / 1000);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
