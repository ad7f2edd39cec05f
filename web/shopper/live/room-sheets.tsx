import { useEffect, useState } from 'react';
import { useSheet } from '../feed/use-sheet.ts';
import { CartSheet } from '../sheets/cart-sheet.tsx';
import { ProductSheet } from '../sheets/product-sheet.tsx';
import { useIsDesk } from '../sheets/sheet-surface.tsx';
import { BagSheet } from './bag-sheet.tsx';
import { CheckoutSheet } from './checkout-sheet.tsx';
import { FanSheet } from './fan-sheet.tsx';
import { LuckySheet } from './lucky-sheet.tsx';
import { PacketSheet } from './packet-sheet.tsx';
import { RoomMoreSheet } from './room-more-sheet.tsx';
import type { RoomSheetName } from './room-search.ts';
import type { RoomStore, RoomStoreState } from './room-store.ts';
import { soldInRoom } from './sold-in-room.ts';
import type { RoomOffers } from './use-room-offers.ts';

export interface RoomSheetsProps {
  store: RoomStore;
  state: RoomStoreState;
  offers: RoomOffers;
  audioOnly: boolean;
  onAudioOnly: (audioOnly: boolean) => void;
}

/** The sheet that the address names, over the room; where there is room beside the picture, the goods stand there. */
export function RoomSheets({ store, state, offers, audioOnly, onAudioOnly }: RoomSheetsProps) {
  const { sheet, id, open, close } = useSheet<RoomSheetName>();
  const isDesk = useIsDesk();
  const [last, setLast] = useState<{ sheet: RoomSheetName; id: string | null } | null>(null);
  useEffect(() => {
    if (sheet !== null) setLast({ sheet, id });
  }, [sheet, id]);
  const resident = isDesk && sheet === null;
  const shown = sheet !== null ? { sheet, id } : resident ? { sheet: 'bag' as const, id: null } : last;
  if (shown === null) return null;
  const surface = { open: sheet !== null || resident, onClose: close, resident };
  const { room } = state;
  const { goods } = room;
  switch (shown.sheet) {
    case 'bag':
      return <BagSheet {...surface} room={room} />;
    case 'product':
      return (
        <ProductSheet
          {...surface}
          key={shown.id}
          productId={shown.id ?? ''}
          origin={{ roomId: room.id }}
          soldAs={(product) =>
            soldInRoom(
              product,
              goods.find(({ productId }) => productId === product.id),
            )
          }
          onBuy={(choice) => open('checkout', choice)}
        />
      );
    case 'checkout':
      return <CheckoutSheet {...surface} key={shown.id} choice={shown.id ?? ''} roomId={room.id} />;
    case 'cart':
      return <CartSheet {...surface} />;
    case 'lucky':
      return <LuckySheet {...surface} store={store} state={state} bags={offers.bags} />;
    case 'packet':
      return <PacketSheet {...surface} packets={offers.packets} nowMs={store.nowMs} />;
    case 'fan':
      return <FanSheet {...surface} room={room} patch={store.patch} />;
    case 'more':
      return <RoomMoreSheet {...surface} room={room} audioOnly={audioOnly} onAudioOnly={onAudioOnly} />;
  }
}
