import { readingOf } from '../pinyin.ts';
import type { Find, Rule } from '../rule.ts';
import { idioms } from '../words/idioms.ts';

/** Idioms by their first three and last three readings, to look four characters up at once. */
const byReadings = new Map<string, string>();
for (const idiom of idioms) {
  const sound = soundOf(idiom);
  if (sound !== null) byReadings.set(sound, idiom);
}

function soundOf(four: string): string | null {
  let sound = '';
  for (const character of four) {
    const reading = readingOf(character);
    if (reading === undefined) return null;
    sound += `${reading} `;
  }
  return sound;
}

/** Four characters that sound like an idiom and are written otherwise (默默无蚊): 广告语言文字管理暂行规定 第十一条. */
const misspelt: Find = ({ text }) => {
  const found: { from: number; to: number }[] = [];
  const readings = [...Array(text.length).keys()].map((i) => readingOf(text[i]!));
  for (let from = 0; from + 4 <= text.length; from++) {
    if (readings[from] === undefined || readings[from + 1] === undefined) continue;
    const sound = `${readings.slice(from, from + 4).join(' ')} `;
    const idiom = byReadings.get(sound);
    if (idiom !== undefined && text.slice(from, from + 4) !== idiom) found.push({ from, to: from + 4 });
  }
  return found;
};

export const idiomRules: readonly Rule[] = [
  {
    name: 'idiom-misspelt',
    code: 'ZH66',
    gravity: 1,
    find: misspelt,
    excuses: ['review', 'quoted', 'mark'],
    instead: (found) => byReadings.get(soundOf(found) ?? '') ?? '',
  },
];
