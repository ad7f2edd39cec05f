import type { AddressInput, AddressView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const addressesQuery = queryOptions({
  queryKey: ['addresses'],
  queryFn: () => unwrap(api.GET('/api/v1/me/addresses')),
});

export function saveAddress(address: AddressView | undefined, input: AddressInput): Promise<AddressView> {
  return unwrap(
    address === undefined
      ? api.POST('/api/v1/me/addresses', { body: input })
      : api.PATCH('/api/v1/me/addresses/{id}', { params: { path: { id: address.id } }, body: input }),
  );
}

/** One line of text: province, city and street, without repeating a municipality. */
export function addressText({ province, city, district, street }: AddressInput): string {
  return [province, city === province ? '' : city, district, street].filter(Boolean).join(' ');
}
