import { useMessages } from '../messages/index.ts';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { CheckoutBar, CheckoutBody } from '../trade/checkout-body.tsx';
import { useCheckout } from '../trade/use-checkout.ts';

/** Buying at the room's prices while the room goes on. `choice` is `variantId*quantity`. */
export function CheckoutSheet({
  choice,
  roomId,
  ...surface
}: SurfaceProps & { choice: string; roomId: string }) {
  const m = useMessages();
  const checkout = useCheckout({ buy: choice, room: roomId });
  return (
    <SheetSurface
      {...surface}
      title={m.checkout.title}
      footer={checkout.quote.data && <CheckoutBar checkout={checkout} />}
    >
      <CheckoutBody checkout={checkout} />
    </SheetSurface>
  );
}
