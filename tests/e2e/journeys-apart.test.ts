import { afterAll, beforeAll, describe } from 'vitest';
import { affiliateJourneys } from './affiliate.journey.ts';
import { creatorRoomJourneys } from './creator-room.journey.ts';
import { likesJourneys } from './likes.journey.ts';
import { liveJourneys } from './live.journey.ts';
import { liveOffersJourneys } from './live-offers.journey.ts';
import { type Market, openMarket } from './market.ts';
import { moneyJourneys } from './money.journey.ts';
import { parcelJourneys } from './parcels.journey.ts';
import { raceJourneys } from './race.journey.ts';
import { recommendationJourneys } from './recommendations.journey.ts';
import { slowLineJourneys } from './slow-line.journey.ts';
import { tuningJourneys } from './tuning.journey.ts';

/** Journeys that count what they see, in a market where nobody else has bought, sold or watched. */
let opened: Market | undefined;
const market = (): Market => {
  if (opened === undefined) throw new Error('the market is not open');
  return opened;
};
beforeAll(async () => {
  opened = await openMarket();
});
afterAll(() => opened?.close());

describe('tuning', () => tuningJourneys(market));
describe('recommendations', () => recommendationJourneys(market));
describe('affiliate', () => affiliateJourneys(market));
describe('parcels', () => parcelJourneys(market));
describe('money', () => moneyJourneys(market));
describe('race', () => raceJourneys(market));
describe('live', () => liveJourneys(market));
describe('slow line', () => slowLineJourneys(market));
describe('creator room', () => creatorRoomJourneys(market));
describe('live offers', () => liveOffersJourneys(market));
// Last: it adds clips.
describe('likes', () => likesJourneys(market));
