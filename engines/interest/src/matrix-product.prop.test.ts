import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatrixSpace, matrixProduct, type ProductShape } from './sequence/matrix-product.ts';

describe('matrix products', () => {
  it('I-R51 WebAssembly multiplies as the plain words do, to the last bit', () => {
    const shapes = fc.record({
      rows: fc.integer({ min: 1, max: 5 }).map((n) => n * 4),
      columns: fc.integer({ min: 1, max: 4 }).map((n) => n * 8),
      inner: fc.integer({ min: 1, max: 19 }),
      isTransposed: fc.boolean(),
      isAdded: fc.boolean(),
      spare: fc.nat(3),
    });
    const values = fc.array(fc.float({ noNaN: true, min: -100, max: 100 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(shapes, values, ({ rows, columns, inner, isTransposed, isAdded, spare }, some) => {
        const space = new MatrixSpace(4096);
        const shape: ProductShape = {
          ...{ rows, columns, inner, isTransposed },
          aStep: (isTransposed ? rows : inner) + spare,
          bStep: columns + spare,
          cStep: columns + spare,
        };
        const filled = (length: number, from: number) => {
          const matrix = space.floats(length);
          for (let i = 0; i < length; i++) matrix[i] = some[(i * 7 + from) % some.length]!;
          return matrix;
        };
        const a = filled((isTransposed ? inner : rows) * shape.aStep!, 1);
        const b = filled(inner * shape.bStep!, 2);
        const c = filled(rows * shape.cStep!, 3);
        const plain = c.slice();
        matrixProduct(shape, a, b, plain, isAdded);
        space.multiply(shape, a, b, c, isAdded);
        expect(c).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
});
