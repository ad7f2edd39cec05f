import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { codeOf } from '../../shared/api.ts';
import { EmptyState, ErrorState } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { feedEvents } from '../feed/feed-events.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { BuyBar } from './buy-bar.tsx';
import { ProductBody } from './product-body.tsx';
import { productQuery } from './product-query.ts';
import { ProductSkeleton } from './product-skeleton.tsx';
import { usePurchase } from './use-purchase.ts';

export function ProductPage() {
  const { productId } = useParams({ from: '/p/$productId' });
  const { by } = useSearch({ from: '/p/$productId' });
  useEffect(() => {
    if (by === undefined) return;
    feedEvents.add({ kind: 'product-open', productId, creatorId: by, at: new Date().toISOString() });
    void feedEvents.flush();
  }, [productId, by]);
  const m = useMessages();
  const query = useQuery(productQuery(productId));
  const purchase = usePurchase(query.data, {});
  return (
    <Page title={query.data?.title ?? m.product.title} footer={query.data && <BuyBar purchase={purchase} />}>
      {query.isPending && <ProductSkeleton />}
      {query.isError &&
        (codeOf(query.error) === 'not-found' ? (
          <EmptyState title={m.product.gone} detail={m.product.goneDetail} />
        ) : (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        ))}
      {query.data && <ProductBody product={query.data} purchase={purchase} />}
    </Page>
  );
}
