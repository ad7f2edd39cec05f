import { simplifiedPairs } from './simplified.ts';

/** What a code unit is to the reader. */
export const kind = {
  /** Letters, digits, Chinese characters, signs that carry meaning: kept. */
  letter: 0,
  /** Nothing at all, or decoration put between characters: dropped. */
  decoration: 1,
  space: 2,
  /** Commas and points: a pause, unless they only split single characters. */
  pause: 3,
  /** The end of a sentence. */
  stop: 4,
} as const;

export const pauseSign = '，';
export const stopSign = '。';

/** The kind of every code unit. */
export const kindOf = new Uint8Array(0x10000);
/** What every code unit is read as; itself if nothing else. */
export const readAs = new Uint16Array(0x10000);

/**
 * Characters that stand in for others wherever they are met: rare forms without a use of their own in a shop, by which risky words
 * are hidden.
 */
const standIns =
  '蕞最嘬最朂最冣最晸最夲本苐第珡级壹一弌一壱一弍二貮二贰二弎三叁三囯国圀国囻国囶国菓果瘉愈薬药豊丰亱夜厺去伱你恠怪';

const decorations = '*_~^#@&`|\\=<>·•・∙●○◆◇■□★☆▲△▼▽※→←↑↓♥♡♪♫✓✔✨︱¦﹏＿￣—–-‐‑‒―…\'"“”‘’«»「」『』';
const spaces = ' \t\u00a0\u3000\u2002\u2003\u2009/';
const pauses = ',，.．﹒。｡:：()（）[]【】《》〈〉{}〔〕';
const stops = '!！?？;；\n\r\u2028\u2029';

function fill(): void {
  for (let unit = 0; unit < 0x10000; unit++) readAs[unit] = unit;
  markRange(0x0000, 0x001f, kind.decoration);
  markRange(0x007f, 0x00a0, kind.decoration);
  // Combining marks, spaces of no width, directions, selectors, arrows, shapes, dingbats, surrogates of pictures, private use.
  for (const [from, to] of [
    [0x00a1, 0x00af],
    [0x0300, 0x036f],
    [0x180b, 0x180e],
    [0x200b, 0x200f],
    [0x2010, 0x206f],
    [0x20d0, 0x20ff],
    [0x2190, 0x23ff],
    [0x2500, 0x27bf],
    [0x2900, 0x2bff],
    [0x3012, 0x3013],
    [0x3200, 0x321f],
    [0xd800, 0xdfff],
    [0xe000, 0xf8ff],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xfff0, 0xffff],
  ] as const)
    markRange(from, to, kind.decoration);
  foldCompatible();
  foldTable(simplifiedPairs);
  foldTable(standIns);
  markEach(decorations, kind.decoration);
  markEach(spaces, kind.space);
  markEach(pauses, kind.pause);
  markEach(stops, kind.stop);
}

/** Full width, circled and other compatible forms of one plain character; capitals are read as small. */
function foldCompatible(): void {
  for (const [from, to] of [
    [0x0041, 0x005a],
    [0x00b2, 0x00b9],
    [0x00c0, 0x024f],
    [0x2070, 0x209f],
    [0x2100, 0x218f],
    [0x2460, 0x24ff],
    [0x2776, 0x2793],
    [0x2e80, 0x2fdf],
    [0x3220, 0x33ff],
    [0xf900, 0xfaff],
    [0xff01, 0xffef],
  ] as const) {
    for (let unit = from; unit <= to; unit++) foldOne(unit);
  }
}

function foldOne(unit: number): void {
  const plain = circled(unit) ?? String.fromCharCode(unit).normalize('NFKC').toLowerCase();
  const base = plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (base.length !== 1) return;
  readAs[unit] = base.charCodeAt(0);
  kindOf[unit] = kindOf[base.charCodeAt(0)]!;
}

/** Dingbat figures, which have no compatible form: the last figure of each. */
function circled(unit: number): string | null {
  if (unit < 0x2776 || unit > 0x2793) return null;
  return String((unit - 0x2775) % 10);
}

function foldTable(pairs: string): void {
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    readAs[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
    kindOf[pairs.charCodeAt(i)] = kind.letter;
  }
}

function markRange(from: number, to: number, as: number): void {
  for (let unit = from; unit <= to; unit++) kindOf[unit] = as;
}

function markEach(characters: string, as: number): void {
  for (let i = 0; i < characters.length; i++) {
    const unit = characters.charCodeAt(i);
    kindOf[unit] = as;
    readAs[unit] = unit;
  }
}

fill();
