import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { NewReview } from './review.store.ts';

/** How far reviews are believed from now on (0 to 1), and whether they count at all; what is left out stays as it was. */
export async function logWeighed(
  tx: Tx,
  reviews: readonly {
    readonly id: string;
    readonly shopId: string;
    readonly belief?: number;
    readonly counted?: boolean;
  }[],
  atMs: number,
): Promise<void> {
  await appendEvents(
    tx,
    reviews.map(({ id, shopId, ...data }) => ({ kind: 'review-weighed', atMs, subjectId: id, shopId, data })),
  );
}

type Told = Pick<
  NewReview,
  'shopId' | 'productId' | 'variantId' | 'personId' | 'goodsStars' | 'serviceStars' | 'logisticsStars'
> & { readonly id: string; readonly pictureKeys: readonly string[]; readonly source: NewReview['source'] };

/**
 * That a review was written, followed up or answered, with its stars. The log is kept for ever and read by machines
 * outside: what was written stays with the review, and so does in which order and by whom for who reads only `data`.
 */
export async function logReview(
  tx: Tx,
  kind: 'review-written' | 'review-answered',
  review: Told,
  atMs: number,
  more: Record<string, unknown>,
): Promise<void> {
  const { productId, variantId, goodsStars, serviceStars, logisticsStars, source } = review;
  await appendEvents(tx, [
    {
      ...{ kind, atMs, subjectId: review.id, shopId: review.shopId, personId: review.personId },
      data: {
        ...{ productId, variantId, goodsStars, serviceStars, logisticsStars, source },
        pictureCount: review.pictureKeys.length,
        ...more,
      },
    },
  ]);
}
