import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthorCard, authorViewOf, type ClipCard, clipViewOf } from '../clips/index.ts';
import { authorTextOf, clipTextOf, pageText } from './feed.presentation.ts';
import { reasonCodes } from './feed.schema.ts';
import { goodsShown } from './goods-shown.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const count = fc.nat(1_000_000);
const goods = fc.record({
  ...{ productId: text, title: text, pictureUrl: fc.option(text), priceCents: count, currency: text },
  ...{
    inStock: fc.boolean(),
    guarantees: fc.array(text, { maxLength: 2 }),
    atMs: count,
    shopId: fc.constant('shp_x'),
    onSale: fc.boolean(),
  },
});
const card: fc.Arbitrary<ClipCard> = fc.record({
  ...{ id: text, state: fc.constant('published' as const), authorId: text, assetId: fc.option(text) },
  ...{ playable: fc.constant(true), caption: text, category: text, tags: fc.array(text, { maxLength: 3 }) },
  ...{
    durationMs: count,
    width: count,
    height: count,
    hasStrip: fc.boolean(),
    coverFile: fc.option(fc.constant('0123456789abcdef0123456789abcdef.webp')),
    place: fc.option(fc.record({ name: text, city: text, lat: fc.constant(null), lng: fc.constant(null) })),
    publishedAtMs: fc.option(count),
  },
  ...{ likeCount: count, commentCount: count, shareCount: count, goods: fc.array(goods, { maxLength: 3 }) },
});
const author: fc.Arbitrary<AuthorCard> = fc.record({
  ...{ id: text, kind: fc.constantFrom('shop' as const, 'creator' as const), name: text },
  ...{ avatarUrl: fc.option(text), followerCount: count, open: fc.boolean() },
});
const reason = fc.record({
  code: fc.constantFrom(...reasonCodes),
  params: fc.dictionary(text, text, { maxKeys: 2 }),
});
const item = fc.record({ card, author, liked: fc.boolean(), followed: fc.boolean(), reason });
const room = fc.record({
  room: fc.record({
    ...{
      id: text,
      state: fc.constant('live' as const),
      title: text,
      coverUrl: fc.option(text),
      online: count,
    },
    ...{ plannedAt: text, startedAt: fc.option(text), endedAt: fc.constant(null), reminded: fc.boolean() },
    broadcaster: author.map((card) => authorViewOf(card, true)),
  }),
  ...{ position: count, reason },
});
const origin = 'https://shop.example';

describe('the page as text', () => {
  it('is, character for character of its meaning, the JSON of the views', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 4 }),
        fc.boolean(),
        fc.option(room),
        (items, endOfFeed, room) => {
          const presented = items.map((each) => ({
            clip: clipTextOf(each.card, origin),
            author: authorTextOf(each.author),
            liked: each.liked,
            followed: each.followed,
            place: { channel: 'trending', reason: each.reason },
          }));
          const expected = {
            requestId: 'fed_1',
            items: items.map(({ card, author, liked, followed, reason }, position) => ({
              clip: clipViewOf(
                { ...card, goods: goodsShown(card.goods) },
                author,
                { liked, followed },
                origin,
              ),
              requestId: 'fed_1',
              position,
              channel: 'trending',
              reason,
            })),
            ...(room === null ? {} : { room }),
            endOfFeed,
            personal: !endOfFeed,
          };
          const text = pageText('fed_1', presented, {
            endOfFeed,
            personal: !endOfFeed,
            ...(room === null ? {} : { room }),
          });
          expect(JSON.parse(Buffer.from(text, 'latin1').toString())).toEqual(
            JSON.parse(JSON.stringify(expected)),
          );
        },
      ),
    );
  });
});
