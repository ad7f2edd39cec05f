import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const cartQuery = queryOptions({
  queryKey: ['cart'],
  queryFn: () => unwrap(api.GET('/api/v1/cart')),
});
