import { afterAll, beforeAll, describe } from 'vitest';
import { accessibilityJourneys } from './accessibility.journey.ts';
import { advertJourneys } from './adverts.journey.ts';
import { afterSalesJourneys } from './after-sales.journey.ts';
import { buyingJourneys } from './buying.journey.ts';
import { catalogueJourneys } from './catalogue.journey.ts';
import { certificateJourneys } from './certificates.journey.ts';
import { docsJourneys } from './docs.journey.ts';
import { experimentJourneys } from './experiments.journey.ts';
import { feedGoodsJourneys } from './feed-goods.journey.ts';
import { guaranteeJourneys } from './guarantees.journey.ts';
import { inspectionJourneys } from './inspections.journey.ts';
import { liveDeskJourneys } from './live-desk.journey.ts';
import { luckyBagJourneys } from './lucky-bags.journey.ts';
import { type Market, openMarket } from './market.ts';
import { offlineJourneys } from './offline.journey.ts';
import { openingJourneys } from './opening.journey.ts';
import { orderDeskJourneys } from './order-desk.journey.ts';
import { payingJourneys } from './paying.journey.ts';
import { productJourneys } from './products.journey.ts';
import { promotionJourneys } from './promotions.journey.ts';
import { rankingJourneys } from './ranking.journey.ts';
import { reconciliationJourneys } from './reconciliation.journey.ts';
import { reviewJourneys } from './reviews.journey.ts';
import { searchingJourneys } from './searching.journey.ts';
import { sharingJourneys } from './sharing.journey.ts';
import { shippingJourneys } from './shipping.journey.ts';
import { staffJourneys } from './staff.journey.ts';
import { stockJourneys } from './stock.journey.ts';
import { trustCaseJourneys } from './trust-cases.journey.ts';
import { trustScoreJourneys } from './trust-score.journey.ts';
import { watchingJourneys } from './watching.journey.ts';

/** Every journey visits one market: making it takes longer than most of them. */
let opened: Market | undefined;
const market = (): Market => {
  if (opened === undefined) throw new Error('the market is not open');
  return opened;
};
beforeAll(async () => {
  opened = await openMarket();
});
afterAll(() => opened?.close());

describe('buying', () => buyingJourneys(market));
describe('paying', () => payingJourneys(market));
describe('reconciliation', () => reconciliationJourneys(market));
describe('experiments', () => experimentJourneys(market));
describe('ranking', () => rankingJourneys(market));
describe('products', () => productJourneys(market));
describe('adverts', () => advertJourneys(market));
describe('stock', () => stockJourneys(market));
describe('promotions', () => promotionJourneys(market));
describe('catalogue', () => catalogueJourneys(market));
describe('certificates', () => certificateJourneys(market));
describe('staff', () => staffJourneys(market));
describe('shipping', () => shippingJourneys(market));
describe('after-sales', () => afterSalesJourneys(market));
describe('guarantees', () => guaranteeJourneys(market));
describe('inspections', () => inspectionJourneys(market));
describe('order desk', () => orderDeskJourneys(market));
describe('reviews', () => reviewJourneys(market));
describe('sharing', () => sharingJourneys(market));
describe('offline', () => offlineJourneys(market));
describe('accessibility', () => accessibilityJourneys(market));
describe('searching', () => searchingJourneys(market));
describe('lucky bags', () => luckyBagJourneys(market));
describe('feed goods', () => feedGoodsJourneys(market));
describe('watching', () => watchingJourneys(market));
describe('live desk', () => liveDeskJourneys(market));
describe('trust cases', () => trustCaseJourneys(market));
// Last, for their clips and products stay: the others know the market’s own.
describe('opening', () => openingJourneys(market));
describe('docs', () => docsJourneys(market));
// Last: the delivered orders that it writes have no parcels, so that their buyer's list cannot be shown.
describe('trust scores', () => trustScoreJourneys(market));
