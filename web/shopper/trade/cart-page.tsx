import { Page } from '../app/page.tsx';
import { useMessages } from '../messages/index.ts';
import { CartBar, CartBody } from './cart-body.tsx';
import { useCart } from './use-cart.ts';

export function CartPage() {
  const m = useMessages();
  const cart = useCart();
  return (
    <Page title={m.cart.title} footer={cart.hasLines && <CartBar cart={cart} />}>
      <CartBody cart={cart} />
    </Page>
  );
}
