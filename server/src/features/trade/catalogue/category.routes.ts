import { createHash } from 'node:crypto';
import { type Static, Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import type { Category } from './category.ts';
import { categoryTree } from './category-tree.ts';
import { nullable } from './seller.schema.ts';

const Words = Type.Object({ name: Type.String(), en: Type.String() });

const AttributeRuleView = Type.Object({
  name: Type.String(),
  en: Type.String(),
  kind: Type.Union([
    Type.Literal('text'),
    Type.Literal('number'),
    Type.Literal('choice'),
    Type.Literal('yes-no'),
  ]),
  unit: nullable(Type.String()),
  choices: Type.Array(Words),
  certifiable: Type.Boolean(),
});

const CategoryView = Type.Object({
  name: Type.String(),
  en: Type.String(),
  parent: nullable(Type.String()),
  attributes: Type.Array(AttributeRuleView),
});
type CategoryView = Static<typeof CategoryView>;

const CategoryList = Type.Object({ items: Type.Array(CategoryView) });

const viewOf = ({ name, en, parent, attributes }: Category): CategoryView => ({
  ...{ name, en, parent },
  attributes: attributes.map((rule) => ({
    ...rule,
    choices: rule.choices.map(([choice, choiceEn]) => ({ name: choice, en: choiceEn })),
  })),
});

const items = categoryTree.flatMap((top) => [top, ...top.children]).map(viewOf);
const etag = `"${createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 32)}"`;

/** GET /categories: the whole tree, parents before what is under them. It changes only with the platform. */
export function categoryRoutes(server: HttpServer): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/categories',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listCategories',
        tags: ['catalogue'],
        summary: 'The categories with the attributes that their products have',
        response: { 200: CategoryList, 304: Type.Null() },
      },
    },
    async (request, reply) => {
      reply.header('etag', etag).header('cache-control', 'public, max-age=300');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      return reply.send({ items });
    },
  );
}
