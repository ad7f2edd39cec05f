import { useQuery } from '@tanstack/react-query';
import { codeOf } from '../../shared/api.ts';
import { EmptyState, ErrorState } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { BuyBar } from '../trade/buy-bar.tsx';
import { ProductBody } from '../trade/product-body.tsx';
import { productQuery } from '../trade/product-query.ts';
import { ProductSkeleton } from '../trade/product-skeleton.tsx';
import { usePurchase } from '../trade/use-purchase.ts';
import { SheetSurface } from './sheet-surface.tsx';
import type { SurfaceProps } from './surface-props.ts';

/** The product of the playing clip, from looking to buying, without leaving the clip. */
export function ProductSheet({
  productId,
  clipId,
  ...surface
}: SurfaceProps & { productId: string; clipId: string | null }) {
  const m = useMessages();
  const query = useQuery(productQuery(productId));
  const purchase = usePurchase(query.data, clipId);
  return (
    <SheetSurface {...surface} title={m.product.title} footer={query.data && <BuyBar purchase={purchase} />}>
      {query.isPending && <ProductSkeleton />}
      {query.isError &&
        (codeOf(query.error) === 'not-found' ? (
          <EmptyState title={m.product.gone} detail={m.product.goneDetail} />
        ) : (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        ))}
      {query.data && <ProductBody product={query.data} purchase={purchase} />}
    </SheetSurface>
  );
}
