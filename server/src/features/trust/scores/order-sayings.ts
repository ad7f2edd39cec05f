import { hourMs } from '@kanmai/kernel';
import type { LoggedEvent } from '../../insight/events/index.ts';
import type { Happening, Saying, Subject } from './happening.ts';
import type { HappeningFacts, OrderFacts } from './happening-facts.ts';

/** An answer within so long is quick. */
const quickMs = 24 * hourMs;

const parcelOf = (orderId: string) => `${orderId}/parcel`;
const keptOf = (orderId: string) => `${orderId}/kept`;

/** What an order's delivery and receipt say: of its shop, its hosts and its buyer. */
export function orderSayings(event: LoggedEvent, facts: HappeningFacts): Saying[] {
  const orderId = event.subjectId ?? '';
  const order = facts.orders.get(orderId);
  if (order === undefined) return [];
  const about = { atMs: event.atMs, share: 1, referenceId: orderId };
  const shop: Subject = { kind: 'shop', id: order.shopId };
  const isInTime = event.atMs < order.promisedUntilMs;
  switch (event.kind) {
    case 'order-delivered': {
      const kind = isInTime ? 'parcel-on-time' : 'parcel-late';
      return said({ ...about, subject: shop, source: parcelOf(orderId), kind, onlyFirst: true });
    }
    case 'parcel-lost':
      return said({ ...about, subject: shop, source: parcelOf(orderId), kind: 'parcel-lost' });
    case 'order-received':
      // Of what a shop's own people bought of it, nothing is learnt.
      if (event.data['byOwnPeople'] === true) return [];
      return [
        // Confirmed before any carrier said so: it came, and in time. A late word says nothing of the parcel.
        ...(isInTime
          ? said({
              ...{ ...about, subject: shop, source: parcelOf(orderId) },
              ...{ kind: 'parcel-on-time', onlyFirst: true },
            })
          : []),
        ...everybodyOf(order).flatMap((subject) =>
          said({ ...about, subject, source: keptOf(orderId), kind: 'order-kept', onlyFirst: true }),
        ),
      ];
    default:
      return [];
  }
}

/** Reasons of refunds that are the goods' fault, and those that are the delivery's. */
const goodsReasons: readonly string[] = ['faulty', 'not-as-described', 'wrong-goods', 'missing-pieces'];
const parcelReasons: Readonly<Record<string, string>> = {
  'not-received': 'parcel-lost',
  damaged: 'parcel-damaged',
  late: 'parcel-late',
};
const refunds: readonly unknown[] = ['refunded', 'exchanged', 'repaired', 'order-refunded'];

/** What a case of after-sales says: how it was answered, and whose fault what was refunded for is. */
export function caseSayings(event: LoggedEvent, facts: HappeningFacts): Saying[] {
  const caseId = event.subjectId ?? '';
  const orderId = String(event.data['orderId'] ?? '');
  const order = facts.orders.get(orderId);
  if (order === undefined) return [];
  if (event.kind === 'after-sale-answered') return answerSayings(event, caseId, order, facts);
  if (event.kind !== 'after-sale-closed' || !refunds.includes(event.data['outcome'])) return [];
  const reason = String(event.data['reason'] ?? '');
  const about = { atMs: event.atMs, share: 1, referenceId: caseId };
  if (goodsReasons.includes(reason))
    return sellersOf(order).flatMap((subject) =>
      said({ ...about, subject, source: keptOf(orderId), kind: 'quality-refund' }),
    );
  const kind = parcelReasons[reason];
  if (kind === undefined) return [];
  return said({ ...about, subject: { kind: 'shop', id: order.shopId }, source: parcelOf(orderId), kind });
}

function answerSayings(
  event: LoggedEvent,
  caseId: string,
  { shopId }: OrderFacts,
  facts: HappeningFacts,
): Saying[] {
  const { answer, by } = event.data;
  const about = { subject: { kind: 'shop', id: shopId }, atMs: event.atMs, share: 1 } as const;
  const say = (part: string, kind: string, onlyFirst: boolean) =>
    said({
      ...{ ...about, source: `${caseId}/${part}`, kind, referenceId: caseId },
      ...(onlyFirst ? { onlyFirst } : {}),
    });
  if (answer === 'ruled-refund' || answer === 'ruled-return') return say('outcome', 'claim-forced', false);
  if (by !== 'shop') return by === 'clock' ? say('answer', 'answer-slow', true) : [];
  const quick = event.atMs - (facts.openedAtMs.get(caseId) ?? 0) <= quickMs;
  return [
    ...say('answer', quick ? 'answer-quick' : 'answer-slow', true),
    ...(answer === 'agreed' ? say('outcome', 'claim-honoured', false) : []),
  ];
}

/** Reasons of claims that are the goods' fault, and so that of whoever showed them, too. */
const goodsClaimed: readonly string[] = ['spoiled', 'not-as-described'];
const claimedFaults: Readonly<Record<string, string>> = {
  ...{ spoiled: 'quality-refund', 'not-as-described': 'quality-refund' },
  ...{ damaged: 'parcel-damaged', fake: 'fake-found' },
};

/** What the end of a claim under a guarantee says. */
export function claimSayings(event: LoggedEvent, facts: HappeningFacts): Saying[] {
  const claimId = event.subjectId ?? '';
  const { data } = event;
  const order = facts.orders.get(String(data['orderId'] ?? ''));
  if (order === undefined) return [];
  const about = { atMs: event.atMs, share: 1, referenceId: claimId };
  const say = (subject: Subject, part: string, kind: string | null) =>
    said({ ...about, subject, source: `${claimId}/${part}`, kind });
  const shop: Subject = { kind: 'shop', id: order.shopId };
  const buyer: Subject = { kind: 'buyer', id: order.personId };
  const { outcome, because } = data;
  // What was paid stays with the buyer though the appeal found that it should not have been.
  const isPaid = outcome === 'paid' && because !== 'ruled-refuse';
  const isRuled = because === 'ruled-pay' || because === 'ruled-refuse';
  const isGenuine = because === 'lab-found-genuine';
  const reason = String(data['reason'] ?? '');
  const faulty = isPaid ? (claimedFaults[reason] ?? null) : null;
  return [
    ...say(shop, 'outcome', isPaid ? (isRuled ? 'claim-forced' : 'claim-honoured') : null),
    ...sellersOf(order)
      .filter(({ kind }) => kind === 'shop' || goodsClaimed.includes(reason))
      .flatMap((seller) => say(seller, 'goods', isGenuine ? 'check-passed' : faulty)),
    ...say(buyer, 'claim', isPaid ? 'claim-upheld' : refusedKind(outcome, isRuled || isGenuine)),
  ];
}

/** A claim that was refused for its time or its kind is no abuse; what a person or the laboratory found against it is. */
function refusedKind(outcome: unknown, isFoundSo: boolean): string | null {
  return outcome !== 'withdrawn' && isFoundSo ? 'claim-abusive' : null;
}

const sellersOf = ({ shopId, hostIds }: OrderFacts): Subject[] => [
  { kind: 'shop', id: shopId },
  ...hostIds.map((id): Subject => ({ kind: 'host', id })),
];

const everybodyOf = (order: OrderFacts): Subject[] => [
  ...sellersOf(order),
  { kind: 'buyer', id: order.personId },
];

const said = (happening: Happening): Saying[] => [{ say: 'happened', happening }];
