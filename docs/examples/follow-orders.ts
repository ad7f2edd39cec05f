// Lists a product, then follows its orders. SECRET is of a webhook that points at PORT.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createClient } from '@kanmai/client';
import { Webhook } from 'standardwebhooks';

const { KANMAI = '', TOKEN = '', SHOP = '', SECRET = '', PORT = '8080' } = process.env;
const api = createClient({ baseUrl: KANMAI, token: TOKEN });
const params = { path: { shopId: SHOP } };
const variants = [{ sku: '5', title: '5 斤', priceCents: 2990, stock: 9 }];
const body = { title: '藤上熟番茄', category: '生鲜水果', variants, state: 'on-sale' as const };
const { data: listed, error } = await api.POST('/api/v1/studio/shops/{shopId}/products', { params, body });
if (error) throw new Error(JSON.stringify(error));

createServer(async (request, response) => {
  const message = await text(request);
  try {
    const told = new Webhook(SECRET).verify(message, request.headers as Record<string, string>);
    if (message.includes(listed.id)) console.log((told as { type: string }).type, message);
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(Number(PORT), () => console.log('listed', listed.id, listed.variants[0]?.id));
