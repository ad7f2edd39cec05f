import { type Random, randomPick } from '@kanmai/kernel';
import { clamp01, easePop } from './easing.ts';
import type { Frame } from './frame.ts';
import { drawSprite } from './paint.ts';
import type { Sprite } from './sprite.ts';
import type { Stage } from './stage.ts';

/** A burst of paper. `t` in seconds since the bang; answers nothing to see before it and after some seconds. */
export interface Confetti {
  draw(frame: Frame, t: number): void;
}

export function makeConfetti(stage: Stage, x: number, y: number, count: number): Confetti {
  const { random, confetti, width } = stage;
  const pieces = Array.from({ length: count }, () => {
    const angle = -Math.PI / 2 + (random.next() - 0.5) * 2.3;
    const speed = width * (0.7 + random.next() * 1.5);
    return {
      sprite: randomPick(random, confetti),
      vx: Math.cos(angle) * speed,
      vy: Math.sin(angle) * speed * 1.15,
      size: width * (0.024 + random.next() * 0.03),
      spin: (random.next() - 0.5) * 16,
      flutter: 5 + random.next() * 9,
      phase: random.next() * 6.3,
    };
  });
  const drag = 1.9;
  const gravity = width * 1.35;
  return {
    draw(frame, t) {
      if (t < 0 || t > 4) return;
      // Under linear drag, which paper obeys well enough, place follows from time alone.
      const reach = (1 - Math.exp(-drag * t)) / drag;
      const fall = (gravity / drag) * (t - reach);
      for (const piece of pieces) {
        drawSprite(frame, piece.sprite, {
          x: x + piece.vx * reach + Math.sin(t * 3 + piece.phase) * width * 0.02,
          y: y + piece.vy * reach + fall,
          size: piece.size,
          angle: piece.phase + piece.spin * t * 0.5,
          stretchY: 0.15 + 0.85 * Math.abs(Math.cos(piece.flutter * t + piece.phase)),
          alpha: clamp01((3.6 - t) * 2),
        });
      }
    },
  };
}

/** Small stars that light up around a place, each in its own rhythm. */
export function drawStars(
  frame: Frame,
  stage: Stage,
  seeds: readonly number[],
  t: number,
  x: number,
  y: number,
  reach: number,
) {
  seeds.forEach((seed, at) => {
    const cycle = (t * (0.55 + seed * 0.35) + seed * 7) % 1;
    const glow = Math.sin(Math.min(1, cycle * 2) * Math.PI);
    const round = Math.floor(t * (0.55 + seed * 0.35) + seed * 7);
    const angle = (at / seeds.length) * 6.28 + round * 2.4 + seed;
    drawSprite(frame, stage.star, {
      x: x + Math.cos(angle) * reach,
      y: y + Math.sin(angle) * reach * 1.05,
      size: stage.width * (0.05 + 0.05 * seed) * glow,
      angle: cycle * 0.9,
      alpha: glow,
    });
  });
}

export function starSeeds(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

export interface Orbiter {
  readonly sprite: Sprite;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
  /** Below 0: behind the product. */
  readonly depth: number;
}

/** Companions on a tilted ring around a place, popping in one a beat. `t` in seconds since the first pops. */
export function orbiters(
  stage: Stage,
  t: number,
  x: number,
  y: number,
  reachX: number,
  reachY: number,
): Orbiter[] {
  const count = Math.max(5, stage.companions.length);
  const shown: Orbiter[] = [];
  for (let at = 0; at < count; at++) {
    const grown = easePop((t - (at * stage.beatS) / 2) / 0.45);
    if (t < (at * stage.beatS) / 2) continue;
    const angle = (at / count) * Math.PI * 2 + t * 0.75;
    const depth = Math.sin(angle);
    const sprite = stage.companions[at % stage.companions.length] as Sprite;
    shown.push({
      sprite,
      x: x + Math.cos(angle) * reachX * (0.5 + grown * 0.5),
      y: y + depth * reachY + Math.sin(t * 2.2 + at * 1.7) * stage.width * 0.014,
      size: stage.width * (0.19 + 0.055 * depth) * grown,
      angle: Math.sin(t * 1.6 + at) * 0.22,
      depth,
    });
  }
  return shown.sort((a, b) => a.depth - b.depth);
}
