import { useSearch } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { useMessages } from '../messages/index.ts';
import { CheckoutBar, CheckoutBody } from './checkout-body.tsx';
import { useCheckout } from './use-checkout.ts';

/** One screen: where to, what and when, what protects me, how much, one button. */
export function CheckoutPage() {
  const m = useMessages();
  const checkout = useCheckout(useSearch({ from: '/checkout' }));
  const hasBar = checkout.quote.data !== undefined && checkout.lines?.length !== 0;
  return (
    <Page title={m.checkout.title} footer={hasBar && <CheckoutBar checkout={checkout} />}>
      <CheckoutBody checkout={checkout} />
    </Page>
  );
}
