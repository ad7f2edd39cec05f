import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { putFile } from '../../shared/put-file.ts';

export const applicationsQuery = queryOptions({
  queryKey: ['studio', 'applications'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/studio/shop-applications'))).items,
});

export type Application = Awaited<ReturnType<typeof beginApplication>>;
export type ApplicationChange = Parameters<typeof changeApplication>[1];
export type Slot = Application['files'][number]['slot'];
export type Field = Application['missing'][number];

export const beginApplication = (body: { kind: 'individual' | 'sole-trader' | 'company'; shopId?: string }) =>
  unwrap(api.POST('/api/v1/studio/shop-applications', { body }));

export const changeApplication = (
  id: string,
  body: {
    kind?: 'individual' | 'sole-trader' | 'company';
    idKind?: 'resident-id' | 'passport';
    legalName?: string;
    idNumber?: string;
    creditCode?: string;
    name?: string;
    trade?: string;
    city?: string;
    introduction?: string;
    contactName?: string;
    contactPhone?: string;
    contactRegion?: string;
    contactAddress?: string;
  },
) => unwrap(api.PATCH('/api/v1/studio/shop-applications/{id}', { params: { path: { id } }, body }));

export const submitApplication = (id: string) =>
  unwrap(api.POST('/api/v1/studio/shop-applications/{id}/submit', { params: { path: { id } } }));

export const discardApplication = (id: string) =>
  unwrap(api.DELETE('/api/v1/studio/shop-applications/{id}', { params: { path: { id } } }));

export const putDocument = (id: string, slot: Slot, file: File) =>
  putFile<Application>(`/api/v1/studio/shop-applications/${id}/files/${slot}`, file);

export const putPicture = (id: string, file: File) =>
  putFile<Application>(`/api/v1/studio/shop-applications/${id}/picture`, file);

/** Whether a name is free; asked once the typing pauses. */
export const nameQuery = (name: string, shopId: string | null) =>
  queryOptions({
    queryKey: ['studio', 'shop-name', name, shopId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shop-names', {
          params: { query: { name, ...(shopId === null ? {} : { shopId }) } },
        }),
      ),
    enabled: name.length >= 2,
    staleTime: 10_000,
  });
