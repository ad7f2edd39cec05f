/** The colours of a clip: a light from above, a deep ground, and accents that stand out on both. */
export interface PaletteColours {
  readonly light: string;
  readonly middle: string;
  readonly deep: string;
  readonly accents: readonly [string, string, string, string];
}

export const palettes = {
  citrus: {
    light: '#fff3c4',
    middle: '#ffc857',
    deep: '#ff8a2b',
    accents: ['#ff5a1f', '#ffffff', '#7bc74d', '#ffe14d'],
  },
  leaf: {
    light: '#f1fbdc',
    middle: '#a5dc86',
    deep: '#3f9d5b',
    accents: ['#ffd95a', '#ffffff', '#1f7a4d', '#d8f793'],
  },
  berry: {
    light: '#ffe1ec',
    middle: '#ff8fb8',
    deep: '#d92c6b',
    accents: ['#ffd166', '#ffffff', '#8f2dff', '#ff5d8f'],
  },
  sea: {
    light: '#e2f8ff',
    middle: '#7fd0f7',
    deep: '#1f7fd6',
    accents: ['#ffe45e', '#ffffff', '#00c2b2', '#ff7a7a'],
  },
  night: {
    light: '#7a63e8',
    middle: '#3b2c86',
    deep: '#120d33',
    accents: ['#ff4fd8', '#5ef2ff', '#ffe14d', '#9d7bff'],
  },
  rose: {
    light: '#fff0f1',
    middle: '#fbc0cb',
    deep: '#e77c95',
    accents: ['#ff4d73', '#ffffff', '#ffd08a', '#b84a6c'],
  },
  sand: {
    light: '#fff8ea',
    middle: '#f1d3a6',
    deep: '#c89158',
    accents: ['#e2603f', '#ffffff', '#6f9c88', '#ffcf70'],
  },
  ink: {
    light: '#6c7b8d',
    middle: '#323c49',
    deep: '#0f1319',
    accents: ['#f2c14e', '#ffffff', '#d98e5f', '#8fb8de'],
  },
  peach: {
    light: '#fff1e2',
    middle: '#ffc39e',
    deep: '#ff8566',
    accents: ['#ff4f5e', '#ffffff', '#ffd95a', '#8ccf9b'],
  },
  grape: {
    light: '#f3e8ff',
    middle: '#b794ff',
    deep: '#6a35e0',
    accents: ['#ffd84d', '#ffffff', '#ff6fb5', '#61e2d0'],
  },
  snow: {
    light: '#ffffff',
    middle: '#dcebf9',
    deep: '#9dbfe2',
    accents: ['#3f8cff', '#ffffff', '#ff8fa3', '#ffd76a'],
  },
  ember: {
    light: '#ffd49a',
    middle: '#ff8243',
    deep: '#b3141f',
    accents: ['#ffe14d', '#ffffff', '#ff4d2e', '#ffb03a'],
  },
} as const satisfies Record<string, PaletteColours>;

export type PaletteName = keyof typeof palettes;
