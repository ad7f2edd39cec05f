import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { foretell, type OfferedPiece } from './foretold.service.ts';
import { ForetoldAnswer, ForetoldQuery } from './inspection.schema.ts';

/** What is said of inspections before anything is bought. */
export function foretoldRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/inspections/foretold',
    {
      config: { access: anyone },
      schema: {
        operationId: 'foretellInspections',
        tags: ['inspections'],
        summary:
          'Which of these goods go through the warehouse when they are bought, or may; the rest comes directly',
        querystring: ForetoldQuery,
        response: { 200: ForetoldAnswer },
      },
    },
    async ({ query }) => ({ items: await foretell(deps, readGoods(query.goods)) }),
  );
}

function readGoods(goods: string): OfferedPiece[] {
  return goods.split(',').map((one) => {
    const [variantId = '', cents] = one.split(':');
    return { variantId, pieceCents: Number(cents) };
  });
}
