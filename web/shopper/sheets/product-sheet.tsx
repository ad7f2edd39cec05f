import type { ProductView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { codeOf } from '../../shared/api.ts';
import { EmptyState, ErrorState } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { BuyBar } from '../trade/buy-bar.tsx';
import { ProductBody } from '../trade/product-body.tsx';
import { productQuery } from '../trade/product-query.ts';
import { ProductSkeleton } from '../trade/product-skeleton.tsx';
import { type Origin, usePurchase } from '../trade/use-purchase.ts';
import { SheetSurface } from './sheet-surface.tsx';
import type { SurfaceProps } from './surface-props.ts';

export interface ProductSheetProps extends SurfaceProps {
  productId: string;
  origin: Origin;
  /** The product as it is sold where it is looked at, e.g. at a live room's prices. */
  soldAs?: (product: ProductView) => ProductView;
  onBuy?: (choice: string) => void;
}

/** The product of the playing clip or room, from looking to buying, without leaving it. */
export function ProductSheet({ productId, origin, soldAs, onBuy, ...surface }: ProductSheetProps) {
  const m = useMessages();
  const query = useQuery(productQuery(productId));
  const product = query.data && (soldAs?.(query.data) ?? query.data);
  const purchase = usePurchase(product, origin, onBuy);
  return (
    <SheetSurface {...surface} title={m.product.title} footer={product && <BuyBar purchase={purchase} />}>
      {query.isPending && <ProductSkeleton />}
      {query.isError &&
        (codeOf(query.error) === 'not-found' ? (
          <EmptyState title={m.product.gone} detail={m.product.goneDetail} />
        ) : (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        ))}
      {product && <ProductBody product={product} purchase={purchase} />}
    </SheetSurface>
  );
}
