import { ShoppingBag } from 'lucide-react';

/** The small picture of a line of a cart, quote or order. */
export function LinePicture({ url, small }: { url: string | null; small?: boolean }) {
  const frame = `${small ? 'size-14' : 'size-20'} shrink-0 rounded-control bg-fill`;
  if (url !== null) return <img src={url} alt="" loading="lazy" className={`${frame} object-cover`} />;
  return (
    <span className={`${frame} flex items-center justify-center text-soft`}>
      <ShoppingBag size={20} />
    </span>
  );
}
