import { type Random, randomBelow, randomPick } from '@kanmai/kernel';
import { sandboxSignatureHeader, signCallback } from '../../server/src/adapters/payment-sandbox-tokens.ts';
import { type Answer, insist, isWell, type Site } from './site.ts';

export interface Owed {
  readonly checkoutId: string;
  readonly paymentId: string;
  readonly totalCents: number;
}

/** How a gateway tells of a payment; each has been seen of real ones. */
const manners = ['plain', 'plain', 'plain', 'doubled', 'reordered', 'late', 'lying', 'silent'] as const;

type Told = Answer<{ readonly outcome?: string }> | null;

/** Tells the platform, in some manner, that somebody paid. True when the platform has acknowledged the money. */
export async function tellOfPayment(
  site: Site,
  secret: string,
  random: Random,
  owed: Owed,
): Promise<boolean> {
  const tell = async (outcome: string, id: string, change: object = {}): Promise<Told> => {
    const body = JSON.stringify({
      ...{ callbackId: `${owed.paymentId}-${id}`, providerRef: `sbx_${owed.paymentId}`, outcome },
      ...{ amountCents: owed.totalCents, currency: 'CNY', ...change },
    });
    const headers = { [sandboxSignatureHeader]: signCallback(secret, body) };
    return insist(site, { path: '/payments/callbacks/sandbox', body, headers });
  };
  const captured = (id = 'captured') => tell('captured', id);
  const acknowledges = (answers: readonly Told[]) =>
    answers.map((told) => isWell(site, 'a callback', told)).some(Boolean);
  switch (randomPick(random, manners)) {
    case 'silent':
      return false;
    case 'plain':
      return acknowledges([await captured()]);
    case 'doubled':
      return acknowledges([
        ...(await Promise.all([captured(), captured(), captured('second')])),
        await captured('third'),
      ]);
    case 'reordered':
      return acknowledges(
        await Promise.all([tell('declined', 'declined'), captured(), tell('expired', 'expired')]),
      );
    case 'late': {
      isWell(site, 'a callback', await tell('expired', 'expired'));
      return acknowledges([await captured()]);
    }
    case 'lying': {
      const lie = randomBelow(random, 2) === 0 ? { amountCents: owed.totalCents - 1 } : { currency: 'USD' };
      const told = await tell('captured', 'captured', lie);
      if (isWell(site, 'a lie', told, ['callback-mismatch'])) {
        site.surprises.push({
          invariant: 'a lie is believed',
          subject: owed.paymentId,
          detail: JSON.stringify(told.body),
        });
      }
      return randomBelow(random, 2) === 0 ? false : acknowledges([await captured()]);
    }
  }
}
