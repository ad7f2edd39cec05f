import type { LuckyBagView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AddressChooser } from '../trade/address-chooser.tsx';
import { addressesQuery } from '../trade/address-query.ts';
import { liveProblem, useLiveWords } from './live-words.ts';
import { bagsQuery } from './room-query.ts';

/** What came of a bag for this person; a prize is sent where they say. */
export function LuckyResult({ bag }: { bag: LuckyBagView }) {
  const words = useLiveWords();
  const { prize, entry } = bag.mine;
  if (prize === null) {
    return (
      <p role="status" className="rounded-card bg-mist p-3 text-center text-sm">
        {entry === null ? words.luckyNotIn : words.luckyLost}
      </p>
    );
  }
  return (
    <section className="flex flex-col gap-3">
      <p role="status" className="text-center text-lg font-semibold text-accent-text">
        {words.luckyWon}
      </p>
      {prize.state === 'won' && <Claim bag={bag} />}
      {prize.state === 'lapsed' && <p className="text-center text-sm text-soft">{words.luckyLapsed}</p>}
      {prize.orderId !== null && (
        <Link
          to="/orders/$orderId"
          params={{ orderId: prize.orderId }}
          className={buttonClass('solid', 'large', true)}
        >
          {words.luckyClaimed}
        </Link>
      )}
    </section>
  );
}

function Claim({ bag }: { bag: LuckyBagView }) {
  const words = useLiveWords();
  const m = useMessages();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const addresses = useQuery(addressesQuery).data?.items;
  const address =
    addresses?.find(({ id }) => id === chosenId) ??
    addresses?.find(({ isDefault }) => isDefault) ??
    addresses?.[0];
  const claim = useMutation({
    mutationFn: (addressId: string) =>
      unwrap(
        api.POST('/api/v1/lucky-bags/{bagId}/claim', {
          params: { path: { bagId: bag.id } },
          body: { addressId },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: bagsQuery(bag.roomId).queryKey }),
  });
  return (
    <>
      {bag.claimDueAt !== null && (
        <p className="text-center text-sm text-soft">
          {words.luckyClaimBy(absoluteTime(bag.claimDueAt, locale))}
        </p>
      )}
      <AddressChooser addresses={addresses} chosen={address} onChoose={setChosenId} />
      {claim.isError && (
        <p role="alert" className="text-sm text-danger">
          {liveProblem(words, m, claim.error)}
        </p>
      )}
      <Button
        look="accent"
        size="large"
        wide
        busy={claim.isPending}
        disabled={address === undefined}
        onClick={() => address && claim.mutate(address.id)}
      >
        {words.luckyClaim}
      </Button>
    </>
  );
}
