import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { CardSettingsBody, CardSettingsViewSchema } from './card-settings.schema.ts';
import { type CardSettingsHere, changeCardSettings } from './card-settings.service.ts';
import { findCardSettings } from './card-settings.store.ts';

const tags = ['ops'];

/** Operators say what is shown between clips, and how often. */
export function cardSettingsRoutes(server: HttpServer, deps: FeatureDeps, here: CardSettingsHere): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/feed-cards',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'getFeedCards',
        tags,
        summary: 'What is shown between clips, and how often',
        response: { 200: CardSettingsViewSchema },
      },
    },
    () => findCardSettings(deps.db),
  );

  typed.put(
    '/ops/feed-cards',
    {
      config: { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'setFeedCards',
        tags,
        summary: 'Say what is shown between clips, and how often',
        description: 'Every server process goes by it within seconds, without a restart.',
        body: CardSettingsBody,
        response: { 200: CardSettingsViewSchema },
      },
    },
    async (request) => {
      const view = await changeCardSettings(deps, actorOf(request).personId, request.body);
      await here.load();
      return view;
    },
  );
}
