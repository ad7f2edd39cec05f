import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock } from '@kanmai/kernel';
import type { FastifyReply } from 'fastify';
import { anyone } from '../http/access.ts';
import type { HttpServer } from '../http/http-server.ts';
import type { TraceStatus } from '../ports/carrier.ts';
import {
  carrierPagePath,
  carrierSandboxName,
  carrierSignatureHeader,
  signPush,
} from './carrier-sandbox-tokens.ts';
import { sameText } from './payment-sandbox-tokens.ts';
import { sandboxLanguage } from './payment-sandbox-words.ts';

const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const cssPath = '/sandbox/carrier.css';

const acts = [
  'picked-up',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'delayed',
  'lost',
  'returned',
  'twice',
  'backwards',
] as const;
type Act = (typeof acts)[number];

/** What pressing a button makes the carrier say, one message each: `twice` and `backwards` are the faults of pushes. */
const messagesOf = (act: Act): readonly TraceStatus[] => {
  if (act === 'twice') return ['delivered', 'delivered'];
  if (act === 'backwards') return ['delivered', 'in-transit'];
  return [act];
};

const words = {
  'zh-CN': {
    title: '快递沙盒',
    about: '这是演示用的承运商页面。按下按钮，承运商就会把这个包裹的动态推送给平台。',
    heard: '平台已收到',
    unheard: '平台没有接受这条动态',
    acts: {
      ...{ 'picked-up': '快件已揽收', 'in-transit': '快件运输中', 'out-for-delivery': '快件正在派送' },
      ...{ delivered: '快件已签收', delayed: '快件延误', lost: '快件遗失', returned: '快件已退回寄件人' },
      ...{ twice: '签收，并推送两次', backwards: '先推送签收，再推送之前的运输' },
    },
  },
  en: {
    title: 'Carrier sandbox',
    about: 'This carrier is for demonstration. A button makes it tell the platform where this parcel is.',
    heard: 'The platform has heard it',
    unheard: 'The platform did not take it',
    acts: {
      ...{ 'picked-up': 'Picked up', 'in-transit': 'In transit', 'out-for-delivery': 'Out for delivery' },
      ...{ delivered: 'Delivered', delayed: 'Delayed', lost: 'Lost', returned: 'Returned to the sender' },
      ...{ twice: 'Delivered, told twice', backwards: 'Delivered, and then what came before' },
    },
  },
} as const;

const css = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'PingFang SC', 'Noto Sans SC', sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 16px; box-sizing: border-box; }
main { width: min(100%, 420px); }
h1 { font-size: 20px; }
form { display: grid; gap: 8px; margin-top: 16px; }
button { font: inherit; font-size: 14px; min-height: 44px; border-radius: 8px; border: 1px solid; background: none; cursor: pointer; }
code { overflow-wrap: anywhere; }
`;

/** The sandbox's own page of a parcel: HTML without any script. Who has its signed address may move the parcel. */
export function carrierPages(
  server: HttpServer,
  deps: { readonly secret: string; readonly clock: Clock },
): void {
  server.get(cssPath, { config: { access: anyone }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(css),
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
        params: Type.Object({
          carrier: Type.String({ pattern: '^[a-z]{2,20}$' }),
          trackingNo: Type.String({ pattern: '^[0-9A-Za-z-]{4,40}$' }),
        }),
        querystring: Type.Record(Type.String(), Type.String()),
      },
    };
    const isKnown = (params: { carrier: string; trackingNo: string }, signature: string | undefined) => {
      const path = carrierPagePath(deps.secret, params.carrier, params.trackingNo);
      return sameText(new URLSearchParams(path.split('?')[1]).get('signature') ?? '', signature ?? '');
    };

    pages.get('/sandbox/parcels/:carrier/:trackingNo', route, (request, reply) => {
      if (!isKnown(request.params, request.query.signature)) return reply.code(404).send();
      const language = sandboxLanguage(request.headers['accept-language']);
      return sendPage(reply, language, request.params.trackingNo, request.query.heard);
    });

    pages.post('/sandbox/parcels/:carrier/:trackingNo', route, async (request, reply) => {
      const { carrier, trackingNo } = request.params;
      if (!isKnown(request.params, request.query.signature)) return reply.code(404).send();
      const chosen = (request.body as { act?: unknown } | null)?.act;
      const act = acts.find((candidate) => candidate === chosen);
      if (act === undefined) return reply.code(400).send();
      let heard = true;
      let atMs = deps.clock.nowMs();
      for (const status of messagesOf(act)) {
        const event = {
          at: new Date(atMs).toISOString(),
          status,
          place: '沙盒',
          text: words['zh-CN'].acts[act],
        };
        heard = (await push(scope, deps.secret, { carrier, trackingNo, events: [event] })) && heard;
        if (act === 'backwards') atMs -= 60_000;
      }
      const path = carrierPagePath(deps.secret, carrier, trackingNo);
      return reply.redirect(`${path}&heard=${heard ? 'yes' : 'no'}`, 303);
    });
  });
}

/** Tells the platform through its own public route, as a carrier far away would. */
async function push(server: HttpServer, secret: string, message: object): Promise<boolean> {
  const payload = JSON.stringify(message);
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/carriers/callbacks/${carrierSandboxName}`,
    headers: { 'content-type': 'application/json', [carrierSignatureHeader]: signPush(secret, payload) },
    payload,
  });
  return answer.statusCode === 200;
}

function sendPage(
  reply: FastifyReply,
  language: keyof typeof words,
  trackingNo: string,
  heard: string | undefined,
): FastifyReply {
  const { title, about, acts: names, heard: yes, unheard } = words[language];
  const note = heard === undefined ? '' : `<p role="status">${heard === 'yes' ? yes : unheard}</p>`;
  const buttons = acts.map((act) => `<button name="act" value="${act}">${names[act]}</button>`).join('\n');
  const html = `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Kanmai</title>
  <link rel="stylesheet" href="${cssPath}">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${about}</p>
<p><code>${trackingNo}</code></p>
${note}
<form method="post">${buttons}</form>
</main>
</body>
</html>
`;
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .send(html);
}
