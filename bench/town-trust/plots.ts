import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meanInterval } from '../mean-interval.ts';

const width = 640;
const height = 360;
const edge = 48;

/** A line for each arm by tens of days, with the interval of its mean over the markets; as an SVG file. */
export async function plotLoss(
  folder: string,
  arms: Readonly<Record<'on' | 'judged' | 'off', readonly (readonly number[])[]>>,
): Promise<string> {
  const tens = arms.on[0]?.length ?? 0;
  const series = (['off', 'judged', 'on'] as const).map((name) => ({
    name,
    points: Array.from({ length: tens }, (_, n) => meanInterval(arms[name].map((row) => row[n] ?? 0))),
  }));
  const most = Math.max(...series.flatMap(({ points }) => points.map(({ high }) => high)), 0.01);
  const x = (n: number) => edge + (n * (width - 2 * edge)) / Math.max(1, tens - 1);
  const y = (value: number) => height - edge - (value / most) * (height - 2 * edge);
  const at = (n: number, value: number) => `${x(n).toFixed(1)},${y(value).toFixed(1)}`;
  const colour = { on: '#0a7f5a', judged: '#3b5bdb', off: '#c2410c' } as const;
  const drawn = series.map(({ name, points }) => {
    const band = [
      ...points.map(({ high }, n) => at(n, high)),
      ...points.map(({ low }, n) => at(n, low)).reverse(),
    ].join(' ');
    const line = points.map(({ mean }, n) => at(n, mean)).join(' ');
    // Where the lines lie far apart; at their ends they meet.
    const named = Math.min(1, points.length - 1);
    return `<polygon points="${band}" fill="${colour[name]}" fill-opacity=".15"/>
<polyline points="${line}" fill="none" stroke="${colour[name]}" stroke-width="2"/>
<text x="${(x(named) + 4).toFixed(1)}" y="${(y(points[named]?.mean ?? 0) - 6).toFixed(1)}" fill="${colour[name]}">${name}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${edge}" y="24" font-size="14">Of what honest buyers spent, the share they lost, by tens of days</text>
<line x1="${edge}" y1="${height - edge}" x2="${width - edge}" y2="${height - edge}" stroke="#888"/>
<text x="${edge - 8}" y="${y(most).toFixed(1)}" text-anchor="end">${(100 * most).toFixed(1)}%</text>
<text x="${edge - 8}" y="${height - edge}" text-anchor="end">0</text>
<text x="${edge}" y="${height - edge + 20}">day 0</text>
<text x="${width - edge}" y="${height - edge + 20}" text-anchor="end">day ${tens * 10}</text>
${drawn.join('\n')}
</svg>
`;
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'town-trust-loss.svg');
  await writeFile(file, svg);
  return file;
}
