import { randomBelow, randomPick } from '@kanmai/kernel';
import { expectAnswer, type Step } from './world.ts';

/** What shops change of their goods, while they are being bought. */
export async function count(step: Step): Promise<void> {
  const { world, model, random } = step;
  const variant = randomPick(random, model.variants);
  const stranger = randomBelow(random, 8) === 0;
  const shop = world.shops[stranger ? 1 - variant.shop : variant.shop];
  const onHand = Math.max(0, variant.held - 2 + randomBelow(random, 40));
  const path = `/studio/shops/${shop?.id}/variants/${variant.id}/stock`;
  const answer = await world.trade.send(shop?.owner ?? null, 'PUT', path, { onHand });
  const foretold = stranger ? 'not-found' : onHand < variant.held ? 'state-conflict' : 'ok';
  expectAnswer(
    world,
    `${onHand} of ${model.variants.indexOf(variant)} are counted, ${variant.held} held`,
    answer,
    foretold,
  );
  if (foretold === 'ok') variant.onHand = onHand;
  world.touched.add(variant);
}

export async function change(step: Step): Promise<void> {
  const { world, model, random } = step;
  const variant = model.variants.find((one) => !one.onSale) ?? randomPick(random, model.variants);
  const shop = world.shops[variant.shop];
  const sale = !variant.onSale || randomBelow(random, 4) === 0;
  const priceCents = variant.priceCents + randomBelow(random, 3) - 1;
  const onSale = !sale || !variant.onSale;
  const body = sale ? { state: onSale ? 'on-sale' : 'off-sale' } : { variants: [{ sku: 's0', priceCents }] };
  const path = `/studio/shops/${shop?.id}/products/${variant.productId}`;
  const answer = await world.trade.send(shop?.owner ?? null, 'PATCH', path, body);
  expectAnswer(world, `${model.variants.indexOf(variant)} becomes ${JSON.stringify(body)}`, answer, 'ok');
  if (sale) variant.onSale = onSale;
  else variant.priceCents = priceCents;
}
