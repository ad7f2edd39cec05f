import type { StreamRefusal } from '../ports/broadcast.ts';

/** What one push may be. */
export interface IntakeLimits {
  /** Pixels of a picture and its longest side: 1080p, upright or lying. */
  readonly pixelsMax: number;
  readonly sideMax: number;
  /** Over ten seconds. */
  readonly kilobitsPerSMax: number;
  /** From the first message to the first picture. */
  readonly firstPictureMsMax: number;
}

export const defaultIntakeLimits: IntakeLimits = {
  pixelsMax: 1920 * 1088,
  sideMax: 1920,
  kilobitsPerSMax: 12_000,
  firstPictureMsMax: 10_000,
};

/** What a push turned out to carry. */
export interface IntakeFacts {
  readonly videoCodec: string;
  /** Null without sound. */
  readonly audioCodec: string | null;
  /** 0 when it is not known before decoding. */
  readonly width: number;
  readonly height: number;
}

export interface IntakeAbilities {
  /** Whether an ffmpeg is there, and encoding a live push is allowed. */
  readonly canEncode: boolean;
  readonly encodingAllowed: boolean;
}

export type Intake =
  | { readonly kind: 'copy' }
  /** `video: false`: the pictures are copied, only the sound is encoded. */
  | { readonly kind: 'encode'; readonly video: boolean }
  | { readonly kind: 'refuse'; readonly refusal: StreamRefusal };

/** What ffmpeg can be handed as FLV; newer codecs came after the format. */
const decodable = new Set(['h264', 'vp6', 'vp6a', 'h263', 'screen', 'screen2', 'vp8', 'vp9']);

/** Copies what viewers can play, encodes what ffmpeg can read, refuses the rest with a sentence that says what to set. */
export function decideIntake(facts: IntakeFacts, abilities: IntakeAbilities, limits: IntakeLimits): Intake {
  const tooLarge = judgePicture(facts, limits);
  if (tooLarge !== null) return { kind: 'refuse', refusal: tooLarge };
  const isVideoPlain = facts.videoCodec === 'h264';
  const isAudioPlain = facts.audioCodec === null || facts.audioCodec === 'aac';
  if (isVideoPlain && isAudioPlain) return { kind: 'copy' };
  const codec = isVideoPlain ? (facts.audioCodec ?? '') : facts.videoCodec;
  const advice = isVideoPlain ? 'Set the audio encoder to AAC.' : 'Set the video encoder to H.264 (x264).';
  if (!decodable.has(facts.videoCodec) || !abilities.encodingAllowed)
    return unsupported(codec, `What is pushed is ${codec}, which viewers cannot play. ${advice}`);
  if (!abilities.canEncode) {
    const detail = `What is pushed is ${codec}, and there is no ffmpeg on the server to encode it. ${advice}`;
    return { kind: 'refuse', refusal: { type: 'stream-tool-missing', detail, codec } };
  }
  return { kind: 'encode', video: !isVideoPlain };
}

/** Null when the picture is not too large, or its size not known. */
export function judgePicture(
  { width, height }: Pick<IntakeFacts, 'width' | 'height'>,
  limits: IntakeLimits,
): StreamRefusal | null {
  if (width * height <= limits.pixelsMax && Math.max(width, height) <= limits.sideMax) return null;
  const detail = `The picture of ${width} × ${height} is larger than the 1920 × 1080 that a room takes. Set the output to 1280 × 720 or 720 × 1280.`;
  return { type: 'stream-picture-too-large', detail, width, height, limitPixels: limits.pixelsMax };
}

function unsupported(codec: string, detail: string): Intake {
  return { kind: 'refuse', refusal: { type: 'stream-codec-unsupported', detail, codec } };
}

export function bitrateRefusal(kilobitsPerS: number, limits: IntakeLimits): StreamRefusal | null {
  if (kilobitsPerS <= limits.kilobitsPerSMax) return null;
  const detail = `${Math.round(kilobitsPerS)} kbit/s are more than the ${limits.kilobitsPerSMax} that a room takes. Set 2,500 to 4,000.`;
  return { type: 'stream-bitrate-too-high', detail, kilobitsPerS, limit: limits.kilobitsPerSMax };
}

export const noVideo: StreamRefusal = {
  type: 'stream-no-video',
  detail: 'No picture came within ten seconds. Add a camera or a scene to what is pushed.',
};
