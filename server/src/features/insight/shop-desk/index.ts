import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ShopId } from '@kanmai/kernel';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { actorOf, type ShopRole, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ShopDesk } from './desk.schema.ts';
import {
  countPausedWebhooks,
  findCasesToAnswer,
  findCertificates,
  findComing,
  findFaultyFile,
  findShort,
  findToday,
} from './desk.views.ts';

const answered = ['asked', 'returning', 'returned'];
/** Which cases wait for somebody in this role: a clerk receives goods and answers nobody. */
const caseStates: Record<ShopRole, readonly string[]> = {
  ...{ owner: answered, assistant: answered, finance: answered },
  ...{ clerk: ['returning'], host: [] },
};

/** What a shop stands at now: the studio's first page. */
export function shopDeskFeature(deps: Pick<FeatureDeps, 'db' | 'clock'>): Feature {
  return { name: 'shop-desk', routes: (server) => deskRoutes(server, deps) };
}

function deskRoutes(server: HttpServer, { db, clock }: Pick<FeatureDeps, 'db' | 'clock'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/shops/:shopId/desk',
    {
      config: { access: shopMember('host', 'assistant', 'clerk', 'finance') },
      schema: {
        operationId: 'getShopDesk',
        tags: ['studio'],
        summary: 'What a shop stands at now, as far as one’s role may see',
        params: Type.Object({ shopId: Type.String() }),
        response: { 200: ShopDesk },
      },
    },
    async (request): Promise<ShopDesk> => {
      const { shopId } = request.params;
      const role = actorOf(request).shops.get(shopId as ShopId);
      const nowMs = clock.nowMs();
      const mayWrite = role === 'owner' || role === 'assistant';
      const [today, short, cases, certificates, coming, faultyFile, pausedWebhooks] = await Promise.all([
        role === 'host' ? null : findToday(db, shopId, nowMs),
        findShort(db, shopId),
        findCasesToAnswer(db, shopId, caseStates[role ?? 'host']),
        mayWrite ? findCertificates(db, shopId, nowMs) : [],
        findComing(db, shopId, nowMs),
        mayWrite ? findFaultyFile(db, shopId, nowMs) : null,
        role === 'owner' ? countPausedWebhooks(db, shopId) : 0,
      ]);
      return { today, ...short, casesToAnswer: cases, certificates, ...coming, faultyFile, pausedWebhooks };
    },
  );
}
