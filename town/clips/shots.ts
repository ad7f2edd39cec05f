import { randomBelow, shuffled } from '@kanmai/kernel';
import { drawStars, makeConfetti, orbiters, starSeeds } from './actors.ts';
import { bandPlate, glowPlate, paperPlate, pedestalTop, studioPlate } from './backdrop.ts';
import { clamp01, easeIn, easeInOut, easeOut, easePop, mix, ringOut } from './easing.ts';
import { type Frame, toColour } from './frame.ts';
import { addBeams, addRing } from './light.ts';
import { copyPlate, drawSprite, fillDisc } from './paint.ts';
import type { Sprite } from './sprite.ts';
import { lightHeight, type MakeShot, type Stage } from './stage.ts';

/** The product falls onto a pedestal and bounces, paper flies, its companions come out and circle it. */
export const dropShot: MakeShot = async (stage, beats) => {
  const { width: w, height: h, beatS } = stage;
  const plate = await studioPlate(stage, stage.colours, stage.random);
  const size = w * 0.62;
  const ground = h * pedestalTop + w * 0.012;
  const landS = beatS;
  const confetti = makeConfetti(stage, w / 2, ground - size * 0.3, 46);
  const seeds = starSeeds(stage.random, 6);
  const turns = stage.random.next() < 0.5 ? 1 : -1;
  return {
    beats,
    paint(frame, t) {
      copyPlate(frame, plate, 0, 0);
      addBeams(frame, stage.light, 9, t * 0.035 * turns, 17);
      const since = t - landS;
      addRing(frame, stage.light, since * w * 1.5, w * 0.14, 46 * (1 - since / 0.7) * Number(since > 0));
      const height = fallHeight(since, h * 0.62, beatS);
      const squash = ringOut(since, 2.6, 5.5) * 0.2 + ringOut(since - beatS * 0.9, 2.6, 6) * 0.09;
      const flight = clamp01(height / (h * 0.3)) * 0.07;
      const stretchY = 1 - squash + flight;
      const stretchX = 1 + squash * 0.8 - flight * 0.6;
      const circle = orbiters(stage, since - beatS * 0.5, w / 2, ground - size * 0.2, w * 0.41, w * 0.085);
      for (const one of circle.filter(({ depth }) => depth < 0)) drawSprite(frame, one.sprite, one);
      // Paper starts behind the product and comes to the front.
      if (since < 0.3) confetti.draw(frame, since);
      drawStanding(frame, stage, {
        size,
        ground,
        height,
        stretchX,
        stretchY,
        tilt: Math.sin(t * 1.7) * 0.035 * clamp01(since),
        sheen: (since - beatS * 2) / 0.9,
      });
      for (const one of circle.filter(({ depth }) => depth >= 0)) drawSprite(frame, one.sprite, one);
      if (since >= 0.3) confetti.draw(frame, since);
      if (since > 0.5) drawStars(frame, stage, seeds, t, w / 2, ground - size * 0.5, size * 0.56);
    },
  };
};

/** Falls, meets the ground at 0, leaps twice more. */
function fallHeight(since: number, from: number, beatS: number): number {
  if (since < 0) return from * (1 - (1 + since / beatS) ** 2);
  const first = hop(since / (beatS * 0.9)) * from * 0.13;
  const second = hop((since - beatS * 0.9) / (beatS * 0.55)) * from * 0.035;
  return first + second;
}

function hop(t: number): number {
  return t <= 0 || t >= 1 ? 0 : 4 * t * (1 - t);
}

interface Standing {
  readonly size: number;
  readonly ground: number;
  readonly height: number;
  readonly stretchX: number;
  readonly stretchY: number;
  readonly tilt: number;
  readonly sheen: number;
}

/** The product with its feet at `height` above `ground`, and its shadow. */
function drawStanding(frame: Frame, stage: Stage, pose: Standing): void {
  const { width: w, hero, heroFoot } = stage;
  const { size, ground, height, stretchX, stretchY } = pose;
  const near = clamp01(1 - height / (w * 0.7));
  const feet = (heroFoot - 0.5) * size * stretchY;
  const shadowSize = size * (0.72 + 0.25 * (1 - near));
  drawSprite(frame, stage.shadow, {
    x: w / 2,
    y: ground,
    size: shadowSize,
    stretchY: 0.17,
    alpha: near * near,
  });
  const y = ground - height - feet;
  drawSprite(frame, hero, {
    x: w / 2,
    y,
    size,
    stretchX,
    stretchY,
    angle: pose.tilt,
    sheen: sheenOf(pose.sheen),
  });
}

function sheenOf(t: number): number {
  return t > 0 && t < 1 ? easeInOut(t) : -1;
}

/** So near that it fills the screen, turning slowly, over a printed paper that runs past. */
export const closeShot: MakeShot = async (stage, beats) => {
  const { width: w, height: h, colours, random } = stage;
  const plate = await paperPlate(
    stage,
    colours.middle,
    [...stage.emoji.slice(1), ...stage.emoji.slice(0, 1)],
    random,
  );
  const side = random.next() < 0.5 ? 1 : -1;
  const seconds = beats * stage.beatS;
  const passing = Array.from({ length: 5 }, (_, at) => ({
    sprite: stage.blurred[at % stage.blurred.length] as Sprite,
    x: (at % 2 === 0 ? 0.04 : 0.96) * w + (random.next() - 0.5) * w * 0.16,
    start: random.next(),
    size: w * (0.26 + random.next() * 0.22),
    spin: (random.next() - 0.5) * 1.2,
  }));
  const seeds = starSeeds(random, 7);
  return {
    beats,
    paint(frame, t) {
      copyPlate(frame, plate, t * w * 0.13 * side, t * w * 0.2);
      addRing(frame, stage.light, 0, w * 0.95, 44);
      const share = t / seconds;
      const beat = ringOut((t % stage.beatS) / 1, 1.6, 7) * 0.025;
      const size = w * (mix(1.08, 0.84, easeOut(share * 1.6)) + beat);
      const angle = side * mix(-0.34, 0.16, easeInOut(share));
      const [x, y] = [
        w * (0.5 + side * 0.03 * Math.sin(t * 1.4)),
        h * lightHeight + Math.sin(t * 2) * w * 0.018,
      ];
      drawSprite(frame, stage.halo, { x, y, size: w * 1.1, alpha: 0.5 });
      const cast = { x: x + w * 0.035, y: y + size * 0.08, size: size * 1.14, angle, alpha: 0.5 };
      drawSprite(frame, stage.silhouette, cast);
      drawSprite(frame, stage.hero, { x, y, size, angle, sheen: sheenOf((t - 0.35) / 1) });
      drawStars(frame, stage, seeds, t, x, y, w * 0.43);
      for (const one of passing) {
        const fall = ((t * 0.42 + one.start) % 1.0) * 1.5 - 0.25;
        drawSprite(frame, one.sprite, {
          x: one.x,
          y: h * (1.02 - fall),
          size: one.size,
          angle: one.spin * t,
          alpha: 0.94,
        });
      }
    },
  };
};

/** Bands of goods run against each other; the product bursts out of a disc in the middle. */
export const bandsShot: MakeShot = async (stage, beats) => {
  const { width: w, height: h, colours, random, emoji } = stage;
  const rows = 6;
  const high = Math.round(h / rows / 2) * 2;
  const grounds = shuffled(random, [
    colours.light,
    colours.middle,
    colours.accents[0],
    colours.accents[3],
    colours.deep,
    colours.accents[2],
  ]);
  const plates = await Promise.all(
    grounds.map((ground, row) => {
      const turned = [...emoji, ...emoji].slice(
        row % emoji.length,
        (row % emoji.length) + Math.max(4, emoji.length),
      );
      return bandPlate(
        { width: Math.ceil((w * 1.25) / 2) * 2, height: high },
        ground,
        turned.slice(0, 4),
        random,
      );
    }),
  );
  const disc = toColour(colours.accents[1]);
  const edge = toColour(colours.accents[0]);
  const appearS = stage.beatS;
  const seeds = starSeeds(random, 6);
  const confetti = makeConfetti(stage, w / 2, h * lightHeight, 34);
  return {
    beats,
    paint(frame, t) {
      plates.forEach((plate, row) => {
        const band = rowsOf(frame, row * high, Math.min(high, h - row * high));
        const way = row % 2 === 0 ? 1 : -1;
        copyPlate(
          band,
          plate,
          way * (t * w * (0.26 + 0.05 * (row % 3)) + easeOut(t / 0.6) * w * 0.5) + row * w * 0.3,
          0,
        );
      });
      const since = t - appearS;
      if (since < 0) return;
      const grown = easePop(since / 0.5);
      const pulse = 1 + ringOut(since % stage.beatS, 1.6, 7) * 0.03;
      const [x, y] = [w / 2, h * lightHeight];
      fillDisc(frame, x, y, w * 0.405 * grown * pulse, edge);
      fillDisc(frame, x, y, w * 0.375 * grown * pulse, disc);
      drawSprite(frame, stage.shadow, {
        x,
        y: y + w * 0.25,
        size: w * 0.46 * grown,
        stretchY: 0.16,
        alpha: 0.7,
      });
      const angle = Math.sin(since * 2.1) * 0.09 + (1 - easeOut(since / 0.7)) * -1.1;
      drawSprite(frame, stage.hero, {
        x,
        y: y - w * 0.01 + Math.sin(since * 3) * w * 0.008,
        size: w * 0.56 * grown * pulse,
        angle,
        sheen: sheenOf((since - 0.7) / 0.9),
      });
      confetti.draw(frame, since);
      drawStars(frame, stage, seeds, t, x, y, w * 0.4);
    },
  };
};

/** A part of a frame that shares its memory. */
function rowsOf(frame: Frame, top: number, height: number): Frame {
  const { width } = frame;
  const [from, to] = [(top * width) / 4, ((top + height) * width) / 4];
  return {
    width,
    height,
    bytes: frame.bytes,
    luma: frame.luma.subarray(top * width, (top + height) * width),
    blue: frame.blue.subarray(from, to),
    red: frame.red.subarray(from, to),
  };
}

/** Two wreaths turn against each other around the product and breathe with the music. */
export const wreathShot: MakeShot = async (stage, beats) => {
  const { width: w, height: h, beatS, random } = stage;
  const plate = await glowPlate(stage, stage.colours, random);
  const way = random.next() < 0.5 ? 1 : -1;
  const [inner, outer] = [6, 10];
  const first = randomBelow(random, stage.companions.length);
  const wreath = (
    frame: Frame,
    t: number,
    count: number,
    reach: number,
    size: number,
    turn: number,
    offset: number,
  ) => {
    for (let at = 0; at < count; at++) {
      const grown = easePop((t - at * 0.045) / 0.4);
      if (t < at * 0.045) continue;
      const angle = (at / count) * Math.PI * 2 + turn;
      const sprite = stage.companions[(first + offset + (at % 2)) % stage.companions.length] as Sprite;
      const place = { x: w / 2 + Math.cos(angle) * reach, y: h * lightHeight + Math.sin(angle) * reach };
      drawSprite(frame, sprite, { ...place, size: size * grown, angle: angle + Math.PI / 2 });
    }
  };
  return {
    beats,
    paint(frame, t) {
      copyPlate(frame, plate, 0, 0);
      addBeams(frame, stage.light, 12, way * t * 0.05, 24);
      const inBeat = t % beatS;
      addRing(frame, stage.light, w * 0.2 + inBeat * w * 1.3, w * 0.1, 30 * (1 - inBeat / beatS));
      const breath = 1 + ringOut(inBeat, 1.5, 6) * 0.045;
      wreath(frame, t - beatS * 0.5, outer, w * 0.56 * breath, w * 0.165, -way * t * 0.5, 2);
      wreath(frame, t - 0.05, inner, w * 0.37 * breath, w * 0.15, way * t * 0.8, 0);
      const grown = mix(0.75, 1, easePop(t / 0.5));
      const size = w * 0.52 * grown * (2 - breath);
      const turned = Math.sin(t * 2.4) * 0.1;
      const cast = {
        x: w / 2 + w * 0.02,
        y: h * lightHeight + size * 0.08,
        size: size * 1.18,
        angle: turned,
      };
      drawSprite(frame, stage.silhouette, { ...cast, alpha: 0.5 });
      drawSprite(frame, stage.hero, {
        x: w / 2,
        y: h * lightHeight,
        size,
        angle: turned,
        sheen: sheenOf((t - beatS * 2) / 0.9),
      });
    },
  };
};

/** Products of three distances fall past like rain, the far and the near ones out of focus. */
export const rainShot: MakeShot = async (stage, beats) => {
  const { width: w, height: h, random } = stage;
  const plate = await glowPlate(stage, stage.colours, random);
  const drops = Array.from({ length: 17 }, (_, at) => {
    const layer = at < 7 ? 0 : at < 13 ? 1 : 2;
    const sprites = layer === 1 ? stage.companions : stage.blurred;
    return {
      layer,
      sprite: sprites[at % sprites.length] as Sprite,
      x: (((at * 0.382) % 1) * 1.1 - 0.05 + (random.next() - 0.5) * 0.1) * w,
      start: random.next(),
      size: w * ([0.1, 0.16, 0.34][layer] ?? 0.1) * (0.85 + random.next() * 0.3),
      speed: [0.26, 0.42, 0.75][layer] ?? 0.3,
      spin: (random.next() - 0.5) * 2.4,
    };
  });
  const seeds = starSeeds(random, 5);
  const fall = (frame: Frame, layer: number, t: number) => {
    for (const drop of drops.filter((one) => one.layer === layer)) {
      const y = (((t * drop.speed + drop.start) % 1) * 1.5 - 0.25) * h;
      const x = layer === 2 ? (drop.x < w / 2 ? drop.x * 0.3 : w - (w - drop.x) * 0.3) : drop.x;
      drawSprite(frame, drop.sprite, { x, y, size: drop.size, angle: drop.spin * t + drop.start * 6 });
    }
  };
  return {
    beats,
    paint(frame, t) {
      copyPlate(frame, plate, 0, 0);
      addBeams(frame, stage.light, 7, t * 0.03, 16);
      fall(frame, 0, t);
      fall(frame, 1, t);
      const lift = easeOut(t / (stage.beatS * 1.5));
      const y = mix(h * 0.8, h * lightHeight, lift) + Math.sin(t * 2.3) * w * 0.02;
      const size = w * mix(0.4, 0.66, easePop(t / (stage.beatS * 1.5)));
      const beat = 1 + ringOut(t % (stage.beatS * 2), 1.6, 7) * 0.035;
      drawSprite(frame, stage.halo, { x: w / 2, y, size: w * 0.98, alpha: 0.75 });
      const pose = { angle: Math.sin(t * 1.8) * 0.12, stretchX: beat, stretchY: 2 - beat };
      const cast = { x: w * 0.52, y: y + size * 0.08, size: size * 1.18, ...pose, alpha: 0.5 };
      drawSprite(frame, stage.silhouette, cast);
      drawSprite(frame, stage.hero, {
        x: w / 2,
        y,
        size,
        ...pose,
        sheen: sheenOf((t - stage.beatS * 1.8) / 0.9),
      });
      drawStars(frame, stage, seeds, t, w / 2, y, w * 0.38);
      fall(frame, 2, t);
    },
  };
};

/** Covers the picture with a disc that grows from the middle before a cut, and opens it after. `s` in seconds to the cut. */
export function paintCut(frame: Frame, stage: Stage, s: number, at: number): void {
  const { width: w, height: h, colours } = stage;
  const reach = Math.hypot(w / 2, h * 0.56);
  const colour = toColour(colours.accents[at % 2 === 0 ? 0 : 3]);
  const second = toColour(colours.accents[at % 2 === 0 ? 1 : 2]);
  const [x, y] = [w / 2, h * lightHeight];
  if (s < 0) {
    const share = 1 + s / cutS;
    fillDisc(frame, x, y, reach * easeIn(share), second);
    fillDisc(frame, x, y, reach * easeIn(share * 1.12 - 0.12), colour);
  } else fillDisc(frame, x, y, reach * easeOut(s / cutS), colour, true);
}

/** How long each half of a cut takes, in seconds. */
export const cutS = 0.26;
