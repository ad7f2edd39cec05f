import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock } from '@kanmai/kernel';
import type { FastifyReply } from 'fastify';
import { anyone } from '../http/access.ts';
import type { HttpServer } from '../http/http-server.ts';
import type { PaymentOutcome } from '../ports/payment.ts';
import { sandboxCss, sandboxCssPath, sandboxMessage, sandboxPage } from './payment-sandbox-html.ts';
import type { SandboxMemory } from './payment-sandbox-memory.ts';
import {
  readSandboxPage,
  type SandboxPayment,
  type SigningKey,
  sandboxName,
  sandboxPayPath,
  sandboxSignatureHeader,
  signCallback,
} from './payment-sandbox-tokens.ts';
import { type SandboxAct, sandboxActs, sandboxLanguage } from './payment-sandbox-words.ts';

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A notification, and what is wrong with it on purpose. */
interface Notice {
  readonly outcome: PaymentOutcome;
  readonly lie?: 'amount' | 'currency' | 'reference' | 'signature';
}

interface Behaviour {
  /** What really becomes of the payment: what the sandbox answers when it is asked. */
  readonly truth: PaymentOutcome;
  /** What it tells, in order. */
  readonly notices: readonly Notice[];
  /** How many tries of a refund it refuses before it gives in. */
  readonly refusals?: number;
}

const captured: Notice = { outcome: 'captured' };

/**
 * What pressing a button does. `late` is the fault that loses orders elsewhere: the money was taken, but the platform
 * hears first that it was not. After a lie the truth is found only by asking.
 */
const behaviours: Record<SandboxAct, Behaviour> = {
  pay: { truth: 'captured', notices: [captured] },
  decline: { truth: 'declined', notices: [{ outcome: 'declined' }] },
  expire: { truth: 'expired', notices: [{ outcome: 'expired' }] },
  twice: { truth: 'captured', notices: [captured, captured] },
  late: { truth: 'captured', notices: [{ outcome: 'expired' }, captured] },
  reordered: { truth: 'captured', notices: [captured, { outcome: 'declined' }] },
  silent: { truth: 'captured', notices: [] },
  'other-amount': { truth: 'captured', notices: [{ outcome: 'captured', lie: 'amount' }] },
  'other-currency': { truth: 'captured', notices: [{ outcome: 'captured', lie: 'currency' }] },
  'other-reference': { truth: 'captured', notices: [{ outcome: 'captured', lie: 'reference' }] },
  forged: { truth: 'captured', notices: [{ outcome: 'captured', lie: 'signature' }] },
  'refund-refused': { truth: 'captured', notices: [captured], refusals: 1 },
};

/** The sandbox's own pages at /sandbox: HTML without any script. */
export function sandboxPages(
  server: HttpServer,
  deps: { readonly secret: SigningKey; readonly clock: Clock; readonly memory: SandboxMemory },
): void {
  server.get(sandboxCssPath, { config: { access: anyone }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(sandboxCss),
  );

  server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4_096 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const pages = scope.withTypeProvider<TypeBoxTypeProvider>();
    const route = {
      config: { access: anyone },
      schema: {
        hide: true,
        params: Type.Object({ ref: Type.String({ maxLength: 60 }) }),
        querystring: Type.Record(Type.String(), Type.String()),
      },
    };

    pages.get('/sandbox/pay/:ref', route, (request, reply) => {
      const language = sandboxLanguage(request.headers['accept-language']);
      const payment = readSandboxPage(deps.secret, request.params.ref, request.query);
      if (payment === null) return sendPage(reply, sandboxMessage(language, 'invalid', null), 404);
      if (deps.clock.nowMs() >= payment.dueAtMs) {
        return sendPage(reply, sandboxMessage(language, 'over', payment.returnUrl), 200);
      }
      return sendPage(reply, sandboxPage(language, payment, sandboxPayPath(deps.secret, payment)), 200);
    });

    pages.post('/sandbox/pay/:ref', route, async (request, reply) => {
      const language = sandboxLanguage(request.headers['accept-language']);
      const payment = readSandboxPage(deps.secret, request.params.ref, request.query);
      if (payment === null) return sendPage(reply, sandboxMessage(language, 'invalid', null), 404);
      const chosen = (request.body as { act?: unknown } | null)?.act;
      const act = sandboxActs.find((candidate) => candidate === chosen);
      if (act === undefined)
        return sendPage(reply, sandboxMessage(language, 'invalid', payment.returnUrl), 400);
      // Past its time the provider takes no money any more, whatever is pressed.
      const behaviour = behaviours[deps.clock.nowMs() >= payment.dueAtMs ? 'expire' : act];
      await deps.memory.remember(payment, behaviour.truth, behaviour.refusals ?? 0);
      for (const notice of behaviour.notices) {
        const heard = await notify(scope, deps.secret, payment, notice);
        // A lie is refused; the gateway that told it does not care.
        if (!heard && notice.lie === undefined) {
          return sendPage(reply, sandboxMessage(language, 'unheard', payment.returnUrl), 502);
        }
      }
      return reply.redirect(payment.returnUrl, 303);
    });
  });
}

/** Sends one notification through the platform's own public route, as a provider far away would. */
async function notify(
  server: HttpServer,
  secret: SigningKey,
  payment: SandboxPayment,
  { outcome, lie }: Notice,
): Promise<boolean> {
  const payload = JSON.stringify({
    // The same news has the same id, however often it is told.
    callbackId: `${payment.providerRef}-${outcome}`,
    providerRef: lie === 'reference' ? `${payment.providerRef}-other` : payment.providerRef,
    outcome,
    amountCents: lie === 'amount' ? payment.amountCents + 1 : payment.amountCents,
    currency: lie === 'currency' ? 'XTS' : payment.currency,
  });
  const signature = signCallback(lie === 'signature' ? `not ${secret}` : secret, payload);
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/payments/callbacks/${sandboxName}`,
    headers: { 'content-type': 'application/json', [sandboxSignatureHeader]: signature },
    payload,
  });
  return answer.statusCode === 200;
}

function sendPage(reply: FastifyReply, html: string, status: number): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .send(html);
}
