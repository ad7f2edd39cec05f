import { channels, type Reason } from '@kanmai/interest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PageAnswer } from './engine-page.ts';
import { PagePacker, PageUnpacker } from './engine-pages.ts';

const name = fc.constantFrom('', 'clp_1', 'clp_2', 'shp_1', '茶', 'c');
const reason = fc.oneof(
  fc.record({ code: fc.constant('because-you-watched' as const), item: name }),
  fc.record({
    code: fc.constantFrom('author-you-like', 'new-here', 'near-you', 'familiar-as-you-chose'),
    author: name,
  }),
  fc.record({
    code: fc.constantFrom('suits-you', 'something-different', 'fresh-as-you-chose'),
    category: name,
  }),
) as fc.Arbitrary<Reason>;
const pageOf = (judged: number): fc.Arbitrary<PageAnswer> =>
  fc.record({
    items: fc.array(
      fc.record({
        ...{
          item: name,
          number: fc.nat(),
          score: fc.double({ noNaN: true }),
          channel: fc.constantFrom(...channels),
        },
        ...{ reason, propensity: fc.double({ min: 0, max: 1, noNaN: true }) },
        ...(judged === 0
          ? {}
          : {
              judged: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
                minLength: judged,
                maxLength: judged,
              }),
            }),
      }),
      { maxLength: 12 },
    ),
    isNewPerson: fc.boolean(),
    isEmpty: fc.boolean(),
  });

it('pages come out as they went in, whatever went before them', () => {
  const batches = fc.array(fc.array(fc.nat(2).chain(pageOf), { minLength: 1, maxLength: 4 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(batches, (given) => {
      const packer = new PagePacker();
      const unpacker = new PageUnpacker();
      let id = 0;
      for (const pages of given) {
        const first = id;
        for (const page of pages) packer.pack(id++, page);
        const found: [number, PageAnswer][] = [];
        unpacker.unpack(structuredClone(packer.take()), (callId, page) => found.push([callId, page]));
        expect(found).toEqual(pages.map((page, n) => [first + n, page]));
        expect(packer.isEmpty).toBe(true);
      }
    }),
  );
});
