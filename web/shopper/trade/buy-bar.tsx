import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { Button } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import type { Purchase } from './use-purchase.ts';

export function BuyBar({ purchase }: { purchase: Purchase }) {
  const m = useMessages();
  const soldOut = purchase.variant === undefined || purchase.variant.available === 0;
  return (
    <div className="flex flex-col gap-2">
      <PurchaseOutcome outcome={purchase.outcome} />
      <div className="flex gap-3">
        <Button
          look="quiet"
          size="large"
          className="flex-1"
          disabled={soldOut}
          busy={purchase.busy}
          onClick={() => void purchase.addToCart()}
        >
          {m.product.addToCart}
        </Button>
        <Button look="accent" size="large" className="flex-1" disabled={soldOut} onClick={purchase.buyNow}>
          {soldOut ? m.product.soldOut : m.product.buyNow}
        </Button>
      </div>
    </div>
  );
}

/** What came of putting it into the cart. */
export function PurchaseOutcome({ outcome }: Pick<Purchase, 'outcome'>) {
  const m = useMessages();
  return (
    <div role="status" className="empty:hidden">
      {outcome?.kind === 'added' && (
        <p className="flex items-center justify-between text-sm text-jade">
          <span className="flex items-center gap-1">
            <Check size={16} />
            {m.product.added}
          </span>
          <Link to="/cart" className="touchable font-semibold text-link">
            {m.product.openCart}
          </Link>
        </p>
      )}
      {outcome?.kind === 'failed' && <p className="text-sm text-danger">{errorText(m, outcome.code)}</p>}
    </div>
  );
}
