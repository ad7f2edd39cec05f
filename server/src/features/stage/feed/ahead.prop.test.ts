import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ahead, type ClipName } from './ahead.ts';

const clip = fc.nat(70);
const command = fc.oneof(
  fc.record({ do: fc.constant('add' as const), clip, isNamed: fc.boolean() }),
  fc.record({ do: fc.constant('delete' as const), clip }),
  fc.record({ do: fc.constant('look' as const) }),
);

it('tells the engine of all that is ahead, in the order in which it came, whatever left in between', () => {
  const commands = fc.array(command, { maxLength: 300 });
  fc.assert(
    fc.property(commands, fc.boolean(), (given, someAreNamed) => {
      const ahead = new Ahead();
      const model = new Map<string, ClipName>();
      for (const each of given) {
        if (each.do === 'add') {
          const name = each.isNamed && someAreNamed ? `clp_${each.clip}` : each.clip;
          ahead.add(`clp_${each.clip}`, name);
          model.set(`clp_${each.clip}`, name);
        } else if (each.do === 'delete') {
          ahead.delete(`clp_${each.clip}`);
          model.delete(`clp_${each.clip}`);
        } else expect([...ahead.forEngine()]).toEqual([...model.values()]);
      }
      expect([...ahead.forEngine()]).toEqual([...model.values()]);
      expect([...ahead.keys()]).toEqual([...model.keys()]);
      expect(ahead.oldest()).toBe(model.keys().next().value);
    }),
  );
});
