import { type Random, randomBelow, randomPick } from '@kanmai/kernel';

export const sampleRate = 44_100;

export interface Score {
  readonly seconds: number;
  readonly beatS: number;
  readonly random: Random;
  /** When pictures change, in seconds: a breath of air leads there, and a drum answers. */
  readonly cuts: readonly number[];
}

const progressions = [
  [0, 5, 3, 4],
  [0, 3, 4, 3],
  [0, 4, 5, 3],
  [3, 4, 0, 5],
];
const major = [0, 2, 4, 5, 7, 9, 11];
const pentatonic = [0, 1, 2, 4, 5];

/** A short cheerful tune as a WAV file (16-bit stereo): plucked melody, chords, bass and a light beat. */
export function composeSoundtrack({ seconds, beatS, random, cuts }: Score): Buffer {
  const length = Math.round(seconds * sampleRate);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  const root = 57 + randomBelow(random, 8);
  const chords = randomPick(random, progressions);
  const motif = Array.from({ length: 8 }, () => (random.next() < 0.72 ? randomBelow(random, 5) : -1));
  const noise = Float32Array.from({ length: sampleRate }, () => random.next() * 2 - 1);
  const desk = { left, right, noise };
  const beats = Math.ceil(seconds / beatS);
  for (let beat = 0; beat < beats; beat++) {
    const at = beat * beatS;
    const degree = chords[Math.floor(beat / 4) % chords.length] ?? 0;
    pluck(desk, at, pitch(root - 24, degree), 0.5, 0.3, 0, 3);
    if (beat % 4 === 0) {
      for (const third of [0, 2, 4])
        pad(desk, at, pitch(root - 12, degree + third), beatS * 4, 0.055, (third - 2) * 0.35);
    }
    drum(desk, at, beat % 2 === 0 ? 0.55 : 0.3);
    if (beat % 2 === 1) clap(desk, at, 0.2);
    hat(desk, at + beatS / 2, 0.075);
    sing(desk, motif, beat, beatS, (step) => pitch(root + 12, degree + step));
  }
  for (const cut of cuts) air(desk, cut);
  return toWav(left, right);
}

/** The melody's two notes of a beat; a motif's step below 0 is a rest. */
function sing(
  desk: Desk,
  motif: readonly number[],
  beat: number,
  beatS: number,
  hertzOf: (step: number) => number,
): void {
  for (const half of [0, 1]) {
    const step = motif[(beat * 2 + half) % motif.length] ?? -1;
    if (step < 0) continue;
    const pan = half === 0 ? -0.25 : 0.25;
    pluck(desk, (beat + half / 2) * beatS, hertzOf(pentatonic[step] ?? 0), 0.2, 0.9, pan, 7);
  }
}

interface Desk {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly noise: Float32Array;
}

/** The frequency of a degree of the major scale above a root given as a MIDI note. */
function pitch(root: number, degree: number): number {
  const note = root + (major[degree % 7] ?? 0) + 12 * Math.floor(degree / 7);
  return 440 * 2 ** ((note - 69) / 12);
}

function write(
  desk: Desk,
  startS: number,
  lengthS: number,
  pan: number,
  wave: (t: number, at: number) => number,
): void {
  const start = Math.round(startS * sampleRate);
  const end = Math.min(desk.left.length, start + Math.round(lengthS * sampleRate));
  const [leftGain, rightGain] = [Math.min(1, 1 - pan), Math.min(1, 1 + pan)];
  for (let at = Math.max(0, start); at < end; at++) {
    const value = wave((at - start) / sampleRate, at - start);
    desk.left[at] = (desk.left[at] as number) + value * leftGain;
    desk.right[at] = (desk.right[at] as number) + value * rightGain;
  }
}

/** Struck wood: a base tone and a bright overtone that dies sooner. */
function pluck(
  desk: Desk,
  at: number,
  hertz: number,
  gain: number,
  bright: number,
  pan: number,
  decay: number,
): void {
  const step = 2 * Math.PI * hertz;
  write(desk, at, 1.1, pan, (t) => {
    const attack = Math.min(1, t * 400);
    const body = Math.sin(step * t) * Math.exp(-decay * t);
    const ring = Math.sin(step * 3.93 * t) * Math.exp(-decay * 4 * t) * 0.28 * bright;
    return (body + ring) * attack * gain;
  });
}

function pad(desk: Desk, at: number, hertz: number, lengthS: number, gain: number, pan: number): void {
  const step = 2 * Math.PI * hertz;
  write(desk, at, lengthS, pan, (t) => {
    const envelope = Math.min(1, t * 4) * Math.min(1, (lengthS - t) * 4);
    return (Math.sin(step * t) + Math.sin(step * 1.004 * t) + 0.3 * Math.sin(step * 2 * t)) * envelope * gain;
  });
}

function drum(desk: Desk, at: number, gain: number): void {
  write(
    desk,
    at,
    0.3,
    0,
    (t) => Math.sin(2 * Math.PI * (48 * t + 6 * (1 - Math.exp(-28 * t)))) * Math.exp(-11 * t) * gain,
  );
}

function clap(desk: Desk, at: number, gain: number): void {
  write(desk, at, 0.18, 0.1, (t, n) => (desk.noise[(n * 3) % sampleRate] ?? 0) * Math.exp(-26 * t) * gain);
}

function hat(desk: Desk, at: number, gain: number): void {
  let before = 0;
  write(desk, at, 0.06, -0.2, (t, n) => {
    const now = desk.noise[(n + 9000) % sampleRate] ?? 0;
    const sharp = now - before;
    before = now;
    return sharp * Math.exp(-70 * t) * gain;
  });
}

/** Air that swells towards a cut. */
function air(desk: Desk, cut: number): void {
  let low = 0;
  write(desk, cut - 0.4, 0.55, 0, (t, n) => {
    const swell = t < 0.4 ? (t / 0.4) ** 2 : Math.exp(-(t - 0.4) * 22);
    low += ((desk.noise[(n + 20_000) % sampleRate] ?? 0) - low) * (0.05 + 0.35 * swell);
    return low * swell * 0.34;
  });
}

function toWav(left: Float32Array, right: Float32Array): Buffer {
  const bytes = Buffer.alloc(44 + left.length * 4);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + left.length * 4, 4);
  bytes.write('WAVEfmt ', 8);
  [16, 0x0002_0001, sampleRate, sampleRate * 4, 0x0010_0004].forEach((value, at) => {
    bytes.writeUInt32LE(value, 16 + at * 4);
  });
  bytes.write('data', 36);
  bytes.writeUInt32LE(left.length * 4, 40);
  const fadeIn = 0.01 * sampleRate;
  const fadeOut = 0.35 * sampleRate;
  for (let at = 0; at < left.length; at++) {
    const fade = Math.min(1, at / fadeIn, (left.length - at) / fadeOut);
    bytes.writeInt16LE(toSample(left[at] as number, fade), 44 + at * 4);
    bytes.writeInt16LE(toSample(right[at] as number, fade), 46 + at * 4);
  }
  return bytes;
}

/** Loud moments bend instead of breaking. */
function toSample(value: number, fade: number): number {
  return Math.round(Math.tanh(value * 0.9) * 0.8 * 32767 * fade);
}
