import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import type { OpsRoom } from './room-queries.ts';

/** The bag of the room, what is pinned first. */
export function RoomGoods({ room: { goods, pinned } }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  const { locale } = useLocale();
  const isPinned = (productId: string) => productId === pinned?.productId;
  const shown = goods.toSorted((a, b) => Number(isPinned(b.productId)) - Number(isPinned(a.productId)));
  return (
    <PanelSection title={words.goods(goods.length)}>
      {goods.length === 0 ? (
        <p className="text-sm text-soft">{words.noGoods}</p>
      ) : (
        <ul className="divide-y divide-line">
          {shown.map((one) => (
            <li key={one.productId} className="flex items-center gap-3 py-2 text-sm">
              {one.pictureUrl === null ? (
                <span className="size-12 shrink-0 rounded-control bg-fill" />
              ) : (
                <img
                  src={one.pictureUrl}
                  alt=""
                  loading="lazy"
                  className="size-12 shrink-0 rounded-control bg-fill object-cover"
                />
              )}
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 wrap-anywhere">{one.title}</span>
                <span className="block truncate text-xs text-soft">{one.shopName}</span>
              </span>
              <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
                {isPinned(one.productId) && <Badge tone="accent">{words.pinned}</Badge>}
                {one.onSale ? (
                  <>
                    <span className="figures text-sm text-ink">
                      {moneyText(one.priceCents, one.currency, locale)}
                    </span>
                    <span className="figures">
                      {words.left(one.available >= 999 ? '999+' : String(one.available))}
                    </span>
                  </>
                ) : (
                  words.offSale
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
