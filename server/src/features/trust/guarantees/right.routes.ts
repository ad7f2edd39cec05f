import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import {
  OrderParams,
  OrderRights,
  RightsQuery,
  RightView,
  ShopGuarantee,
  ShopParams,
  VariantRights,
} from './claim.schema.ts';
import { findGuarantee, guaranteeCurrency, listGuarantees } from './guarantee.shelf.ts';
import { findOrderRights } from './order-rights.views.ts';
import { rightsFor } from './right.service.ts';
import { findOfferedGoods, findProductGoods, findShopGoods, type OfferedGoods } from './right.views.ts';
import { rightView } from './right.words.ts';

const tags = ['guarantees'];
const variantsMax = 50;

/** What is promised: of all that there is, of goods before they are bought, and with an order. */
export function rightRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/guarantees',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listGuarantees',
        tags,
        summary: 'The guarantees that shops may take for their products',
        response: { 200: Type.Object({ items: Type.Array(RightView) }) },
      },
    },
    () => ({ items: listGuarantees().map(({ policy }) => rightView(policy)) }),
  );

  api.get(
    '/rights',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listRights',
        tags,
        summary:
          'The rights that whoever orders these variants now has, or of products, each by its first variant',
        querystring: RightsQuery,
        response: { 200: VariantRights },
      },
    },
    async ({ query }) => {
      const idsOf = (list = '') => [...new Set(list.split(','))].slice(0, variantsMax);
      const goods = [
        ...(await findOfferedGoods(deps.db, idsOf(query.variantIds))),
        ...(await findProductGoods(deps.db, idsOf(query.productIds))),
      ];
      return {
        items: goods.map((one) => ({
          ...{ variantId: one.variantId, productId: one.productId, rights: rightsOf(one) },
        })),
      };
    },
  );

  api.get(
    '/orders/:id/rights',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'getOrderRights',
        tags,
        summary: 'The rights that were promised with an order of mine, and what was claimed under them',
        params: OrderParams,
        response: { 200: OrderRights },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const rights = await findOrderRights(deps.db, request.params.id, personId, deps.clock.nowMs());
      return sendResult(reply, rights === null ? err({ type: 'not-found' }) : ok(rights));
    },
  );

  api.get(
    '/studio/shops/:shopId/guarantees',
    {
      config: { access: sellerAccess('read-products'), scope: 'catalogue:read' },
      schema: {
        operationId: 'listShopGuarantees',
        tags: ['studio'],
        summary:
          'The guarantees, by how many of the shop’s products carry each and for how many it is in force',
        params: ShopParams,
        response: { 200: Type.Object({ items: Type.Array(ShopGuarantee) }) },
      },
    },
    async ({ params: { shopId } }) => {
      const goods = await findShopGoods(deps.db, shopId);
      return {
        items: listGuarantees().map(({ policy }) => {
          const carry = goods.filter(({ guarantees }) =>
            guarantees.some((label) => findGuarantee(label)?.policy.code === policy.code),
          );
          const inForce = carry.filter((one) => rightsOf(one).some(({ code }) => code === policy.code));
          return { right: rightView(policy), products: carry.length, inForce: inForce.length };
        }),
      };
    },
  );
}

function rightsOf(goods: OfferedGoods): RightView[] {
  if (goods.currency !== guaranteeCurrency) return [];
  return rightsFor(goods.guarantees, goods, goods.priceCents).map(({ policy }) => rightView(policy));
}
