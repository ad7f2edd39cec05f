import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const productQuery = (productId: string) =>
  queryOptions({
    queryKey: ['product', productId],
    enabled: productId !== '',
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}', { params: { path: { id: productId } } })),
  });
