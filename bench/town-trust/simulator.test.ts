import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platformOff } from './platform-off.ts';
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

  it('goes the same way again, and costs buyers something where nobody looks', () => {
    const market = makeMarket(101);
    const told = runMarket(market, platformOff(market));
    expect(runMarket(market, platformOff(market))).toEqual(told);
    expect(told.lostMinor).toBeGreaterThan(0);
    expect(told.falseMinor).toBeGreaterThan(0);
    expect(told.repurchase).toBeGreaterThan(0.5);
  });
});
