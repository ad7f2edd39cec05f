import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { depositQuery, type ShopBalance } from './money-queries.ts';
import { MoveForm } from './move-form.tsx';

/** What a shop has in one currency: held, to pay out, paid out, put down. */
export function BalanceTiles({ shopId, balance }: { shopId: string; balance: ShopBalance }) {
  const { moneyPage: words, payoutForm } = useMessages();
  const { locale } = useLocale();
  const text = (amountCents: number) => moneyText(amountCents, balance.currency, locale);
  const { settledCents, payingOutCents } = balance;
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 gap-3 @min-[860px]:grid-cols-4">
        <Tile name={words.escrow} amount={text(balance.escrowCents)}>
          {balance.dueCents > 0 && words.escrowDetail(text(balance.dueCents))}
        </Tile>
        <Tile
          name={words.settled}
          amount={text(settledCents)}
          grave={settledCents < 0}
          action={
            <MoveForm
              shopId={shopId}
              currency={balance.currency}
              direction="payout"
              offeredCents={Math.max(0, settledCents)}
              hint={payoutForm.hint(text(Math.max(0, settledCents)))}
              look="solid"
            />
          }
        >
          {settledCents < 0 ? words.owing : words.settledDetail}
        </Tile>
        <Tile name={words.paidOut} amount={text(balance.paidOutCents)}>
          {payingOutCents > 0 ? words.paidOutDetail(text(payingOutCents)) : words.paidOutNone}
        </Tile>
        <DepositTile shopId={shopId} balance={balance} />
      </dl>
    </div>
  );
}

function DepositTile({ shopId, balance }: { shopId: string; balance: ShopBalance }) {
  const { moneyPage: words, topUpForm } = useMessages();
  const { locale } = useLocale();
  const { data } = useQuery(depositQuery(shopId));
  const { currency, depositCents, frozenCents } = balance;
  const text = (amountCents: number) => moneyText(amountCents, currency, locale);
  const deposit = data?.deposit.currency === currency ? data.deposit : undefined;
  const missing = Math.max(0, (deposit?.requiredCents ?? 0) - depositCents - frozenCents);
  return (
    <Tile
      name={words.deposit}
      amount={text(depositCents)}
      action={
        <MoveForm
          shopId={shopId}
          currency={currency}
          direction="top-up"
          offeredCents={missing}
          hint={missing > 0 ? topUpForm.hint(text(missing)) : topUpForm.enough}
        />
      }
    >
      {deposit && words.depositDetail(text(deposit.requiredCents))}{' '}
      {frozenCents > 0 && words.depositFrozen(text(frozenCents))}
      {deposit !== undefined && deposit.topUpDueAt !== null && (
        <span className="mt-2 block">
          <Badge tone={deposit.overdue ? 'danger' : 'amber'}>
            {deposit.overdue ? topUpForm.overdue : topUpForm.due(absoluteTime(deposit.topUpDueAt, locale))}
          </Badge>
        </span>
      )}
    </Tile>
  );
}

interface TileProps {
  name: string;
  amount: string;
  grave?: boolean;
  action?: ReactNode;
  children: ReactNode;
}

function Tile({ name, amount, grave = false, action, children }: TileProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-line p-3 tablet:p-4">
      <dt className="text-sm text-soft">{name}</dt>
      <dd
        className={classNames(
          'figures mt-1 text-base font-semibold break-words @min-[480px]:text-xl',
          grave && 'text-danger',
        )}
      >
        {amount}
      </dd>
      <dd className="mt-1 mb-auto text-xs text-soft">{children}</dd>
      {action && <dd className="mt-3">{action}</dd>}
    </div>
  );
}
