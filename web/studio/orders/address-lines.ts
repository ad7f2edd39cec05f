import type { AddressView } from '@kanmai/client';

/** An address as it is written on a parcel, without the person. */
export function addressLines({
  province,
  city,
  district,
  street,
  postalCode,
  country,
}: Omit<AddressView, 'id'>): string[] {
  const area =
    country === 'CN' ? [province, province === city ? '' : city, district] : [district, city, province];
  const where = area.filter(Boolean).join(' ');
  // The widest first where people write so.
  return (country === 'CN' ? [where, street, postalCode] : [street, where, postalCode]).filter(Boolean);
}
