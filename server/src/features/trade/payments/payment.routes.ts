import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { signature } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { type NewsDesk, takeCallback } from './callback.service.ts';
import type { PaymentDeps } from './payment.service.ts';

const bodyBytesMax = 64 * 1024;

export function paymentRoutes(server: HttpServer, deps: PaymentDeps, desk: NewsDesk): void {
  // Signatures are over the bytes as sent, so this scope leaves bodies unparsed.
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyBytesMax }, (_request, body, done) =>
      done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/payments/callbacks/:provider',
      {
        bodyLimit: bodyBytesMax,
        config: { access: signature },
        schema: {
          operationId: 'takePaymentCallback',
          tags: ['payments'],
          summary: 'A payment provider’s signed notification; repeating it has no second effect',
          params: Type.Object({ provider: Type.String({ maxLength: 40 }) }),
          response: { 200: Type.Object({ outcome: Type.String() }) },
        },
      },
      async (request, reply) => {
        const provider = deps.payment.find(request.params.provider);
        if (provider === undefined) return sendProblem(reply, { type: 'not-found' });
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value[0] : value,
          ]),
        );
        const body = typeof request.body === 'string' ? request.body : '';
        const taken = await takeCallback(deps, desk, provider, headers, body);
        const words = provider.acknowledgement;
        if (!taken.ok || words === undefined) return sendResult(reply, taken);
        // As text: the provider asks for exactly these words, not for our JSON.
        return reply
          .type(words.contentType)
          .serializer(String)
          .send(words.body as never);
      },
    );
  });
}
