import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platformJudged, platformOff } from './platform-off.ts';
import { platformOn } from './platform-on.ts';
import { runMarket } from './simulator/days.ts';
import { makeMarket } from './simulator/market.ts';
import { simulatorVersion } from './simulator/version.ts';

/** Every version there was, and its bytes. A change of the simulator is a new row. */
const frozen: Readonly<Record<number, string>> = {
  1: 'b59610df904675ecccbc63a5a3247a17d53ca600ca8744108396d300756d6aba',
};

describe('the frozen market', () => {
  it('has the bytes of its version', () => {
    const folder = new URL('./simulator/', import.meta.url);
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort())
      hash.update(name).update(readFileSync(new URL(name, folder)));
    expect(hash.digest('hex')).toBe(frozen[simulatorVersion]);
  });

  // Some of the buyers: every arm runs twice.
  const whole = makeMarket(101);
  const market = { ...whole, buyers: whole.buyers.slice(0, 120) };

  it.each([
    ['without the engines', platformOff],
    ['without them, every refused claim judged', platformJudged],
    ['with the engines', platformOn],
  ])('goes the same way again, and costs buyers something: %s', (_, platformOf) => {
    const told = runMarket(market, platformOf(market));
    expect(runMarket(market, platformOf(market))).toEqual(told);
    expect(told.lostMinor).toBeGreaterThan(0);
    expect(told.falseMinor).toBeGreaterThan(0);
    expect(told.repurchase).toBeGreaterThan(0.5);
  });

  it('has people look at what shops refuse: at all of it, at what is insisted on, or at what the guarantee leaves', () => {
    const [off, judged, on] = [platformOff(market), platformJudged(market), platformOn(market)];
    const [lost, lostJudged, lostOn] = [off, judged, on].map((arm) => runMarket(market, arm).lostMinor);
    expect(lostJudged).toBeLessThan(lost!);
    expect(lostOn).toBeLessThan(lost!);
    expect(off.claims.looked).toBeLessThan(judged.claims.looked);
    expect(on.claims.made).toBeGreaterThan(on.claims.looked);
  });
});
