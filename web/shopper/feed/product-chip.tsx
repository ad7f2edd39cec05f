import type { ClipView } from '@kanmai/client';
import { ShoppingBag } from 'lucide-react';
import { Suspense } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { lazySheet } from '../app/lazy-part.ts';
import { isRight } from '../guarantees/right-labels.ts';
import { useMessages } from '../messages/index.ts';
import { useChipOfMoment } from './moment.ts';

// The feed itself has no cache to ask; what needs it comes with one.
const rights = lazySheet(() => import('../guarantees/rights-line.tsx').then((part) => part.RightsLine));

export interface ProductChipProps {
  clip: ClipView;
  onOpen: (productId: string) => void;
}

/** The one product of the moment, with its price and the guarantee that goes with it. */
export function ProductChip({ clip, onOpen }: ProductChipProps) {
  const m = useMessages();
  const { locale } = useLocale();
  const { goods } = clip;
  const chip = goods[useChipOfMoment(clip)];
  if (chip === undefined) return null;
  const label = chip.guarantees.filter((code) => !isRight(code)).map((code) => m.guarantees[code]?.name)[0];
  return (
    <button
      type="button"
      onClick={() => onOpen(chip.productId)}
      className="flex w-full max-w-80 items-center gap-2 rounded-card bg-glass p-1.5 pe-3 text-start text-on-glass backdrop-blur-md transition duration-quick active:scale-[.98]"
    >
      <ChipPicture url={chip.pictureUrl} />
      <span className="min-w-0 flex-1">
        <span className="sr-only">{m.product.open}</span>
        <span className="block truncate text-sm">{chip.title}</span>
        <span className="flex items-center gap-2">
          <Price cents={chip.priceCents} currency={chip.currency} locale={locale} size="small" />
          {!chip.inStock && <span className="text-xs text-on-glass-soft">{m.feed.soldOut}</span>}
          {chip.guarantees.length > 0 && (
            <Suspense fallback={null}>
              <rights.Sheet productId={chip.productId} label={label} />
            </Suspense>
          )}
        </span>
      </span>
      {goods.length > 1 && (
        <span
          className="figures shrink-0 rounded-full bg-glass px-2 text-xs"
          title={m.feed.goodsMore(goods.length)}
        >
          +{goods.length - 1}
        </span>
      )}
    </button>
  );
}

function ChipPicture({ url }: { url: string | null }) {
  const frame = 'size-11 shrink-0 rounded-control';
  if (url !== null) return <img src={url} alt="" className={`${frame} bg-glass object-cover`} />;
  return (
    <span className={`${frame} flex items-center justify-center bg-glass`}>
      <ShoppingBag size={20} />
    </span>
  );
}
