import { useMessages } from '../messages/index.ts';
import { CartBar, CartBody } from '../trade/cart-body.tsx';
import { useCart } from '../trade/use-cart.ts';
import { SheetSurface } from './sheet-surface.tsx';
import type { SurfaceProps } from './surface-props.ts';

export function CartSheet(surface: SurfaceProps) {
  const m = useMessages();
  const cart = useCart();
  return (
    <SheetSurface {...surface} title={m.cart.title} footer={cart.hasLines && <CartBar cart={cart} />}>
      <CartBody cart={cart} />
    </SheetSurface>
  );
}
