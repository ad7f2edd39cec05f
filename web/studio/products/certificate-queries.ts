import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { putFile } from '../../shared/put-file.ts';
import { productsKey } from './product-queries.ts';

const certificatesMax = 50;

const fetchCertificates = async (shopId: string, productId: string) => {
  const query = { productId, limit: certificatesMax };
  return (
    await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/certificates', { params: { path: { shopId }, query } }),
    )
  ).items;
};

export type CertificateView = Awaited<ReturnType<typeof fetchCertificates>>[number];

/** A product's certificates, the newest first. They are read again when the product is. */
export const certificatesQuery = (shopId: string, productId: string) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'certificates', productId],
    queryFn: () => fetchCertificates(shopId, productId),
  });

export interface CertificateInput {
  productId: string;
  attribute: string;
  number: string;
  issuer: string;
  validFrom: string;
  validUntil: string | null;
}

/** Hands a certificate in. When only the file failed, the next try begins anew in its place. */
export async function handInCertificate(shopId: string, body: CertificateInput, file: File): Promise<void> {
  const { id } = await unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/certificates', { params: { path: { shopId } }, body }),
  );
  await putFile(`/api/v1/studio/shops/${shopId}/certificates/${id}/file`, file);
}

export function withdrawCertificate(shopId: string, id: string) {
  return unwrap(
    api.DELETE('/api/v1/studio/shops/{shopId}/certificates/{id}', { params: { path: { shopId, id } } }),
  );
}

export const certificateUrl = (shopId: string, id: string) =>
  `/api/v1/studio/shops/${shopId}/certificates/${id}/file`;
