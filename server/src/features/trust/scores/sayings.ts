import type { EventKind, LoggedEvent } from '../../insight/events/index.ts';
import type { Happening, Saying, Subject } from './happening.ts';
import type { HappeningFacts } from './happening-facts.ts';
import { inspectionSayings } from './inspection-sayings.ts';
import { caseSayings, claimSayings, orderSayings } from './order-sayings.ts';

/** The steps that say something of anybody's trustworthiness. */
export const sayingKinds: readonly EventKind[] = [
  'order-delivered',
  'order-received',
  'parcel-lost',
  'after-sale-answered',
  'after-sale-closed',
  'claim-closed',
  'review-written',
  'review-weighed',
  'advert-judged',
  'inspection-judged',
  'room-ended',
  'fraud-ruled',
];

/** What a step in the log says of whom. The same step and facts say the same. */
export function sayingsOf(event: LoggedEvent, facts: HappeningFacts): Saying[] {
  switch (event.kind) {
    case 'order-delivered':
    case 'order-received':
    case 'parcel-lost':
      return orderSayings(event, facts);
    case 'after-sale-answered':
    case 'after-sale-closed':
      return caseSayings(event, facts);
    case 'claim-closed':
      return claimSayings(event, facts);
    case 'review-written':
      return reviewSayings(event, facts);
    case 'review-weighed':
      return weighing(event);
    case 'advert-judged':
      return advertSayings(event);
    case 'inspection-judged':
      return inspectionSayings(event);
    case 'room-ended':
      return roomSayings(event);
    case 'fraud-ruled':
      return fraudSayings(event);
    default:
      return [];
  }
}

function weighing({ subjectId, data: { belief, counted } }: LoggedEvent): Saying[] {
  return [
    {
      ...{ say: 'weighed', referenceId: subjectId ?? '' },
      ...(typeof belief === 'number' ? { belief: unit(belief) } : {}),
      ...(typeof counted === 'boolean' ? { counted } : {}),
    },
  ];
}

function reviewSayings(event: LoggedEvent, facts: HappeningFacts): Saying[] {
  const { shopId, personId, subjectId, data } = event;
  if (shopId === null || personId === null || subjectId === null || data['followUp'] === true) return [];
  const about = { atMs: event.atMs, referenceId: subjectId, saidBy: personId };
  const host = facts.hostOf.get(String((data['source'] as { id?: unknown } | null)?.id ?? ''));
  const sellers: Subject[] = [
    { kind: 'shop', id: shopId },
    // Nobody's word of themselves counts; of one's own shop nobody can write.
    ...(host === undefined || host.personId === personId ? [] : [{ kind: 'host', id: host.id } as const]),
  ];
  const goods = Math.round(Math.max(1, Math.min(5, Number(data['goodsStars']))));
  return sellers.flatMap((subject) => {
    const say = (part: string, kind: string, share: number) =>
      happened({ ...about, subject, source: `${subjectId}/${part}`, kind, share });
    const service = starShare(data['serviceStars']);
    const delivery = starShare(data['logisticsStars']);
    return [
      ...say('stars', `stars-${goods}`, 1),
      ...say('service', 'service-praised', service),
      ...say('service-not', 'service-blamed', 1 - service),
      ...(subject.kind === 'host' ? [] : say('delivery', 'delivery-praised', delivery)),
      ...(subject.kind === 'host' ? [] : say('delivery-not', 'delivery-blamed', 1 - delivery)),
    ];
  });
}

/** One to five stars as the share of praise. */
const starShare = (stars: unknown): number => unit((Number(stars) - 1) / 4);

/**
 * What was refused before anybody saw it says little of honesty; what was public, by how grave it is. What an operator let
 * pass, what was mended, and what is only advice say nothing.
 */
function advertSayings({ atMs, subjectId, data }: LoggedEvent): Saying[] {
  const authorId = subjectId ?? '';
  const caseId = String(data['caseId'] ?? '');
  const share = data['outcome'] === 'refused' ? 0.1 : unit(Number(data['gravity']) / 3);
  const isAdvice = Number(data['gravity']) < 2;
  const stands = data['state'] === 'open' && data['outcome'] !== 'warned' && !isAdvice;
  return happened({
    ...{ subject: authorOf(authorId), source: `advert ${caseId}`, atMs, share, referenceId: caseId },
    kind: stands ? 'advertising-violation' : null,
  });
}

/** A room that an operator had to end. */
function roomSayings({ atMs, subjectId, data }: LoggedEvent): Saying[] {
  if (data['reason'] !== 'operator') return [];
  const subject = authorOf(String(data['broadcasterId'] ?? ''));
  const source = `${subjectId}/ended`;
  const kind = 'advertising-violation';
  return happened({ subject, source, kind, atMs, share: 1, referenceId: subjectId ?? '' });
}

/** Whoever took part in praise that was found to be bought; dismissed or undone, nobody did. */
function fraudSayings({ atMs, subjectId, data }: LoggedEvent): Saying[] {
  const caseId = subjectId ?? '';
  const kind = data['state'] === 'confirmed' ? 'review-fake' : null;
  const people = Array.isArray(data['personIds']) ? data['personIds'].map(String) : [];
  const subjects: Subject[] = [
    authorOf(String(data['shopId'] ?? '')),
    ...people.map((id): Subject => ({ kind: 'buyer', id })),
  ];
  return subjects.flatMap((subject) =>
    happened({ subject, source: `${caseId}/ruling`, kind, atMs, share: 1, referenceId: caseId }),
  );
}

const authorOf = (id: string): Subject => ({ kind: id.startsWith('crt_') ? 'host' : 'shop', id });

const happened = (happening: Happening): Saying[] => [{ say: 'happened', happening }];

function unit(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? Math.max(0, Math.min(1, number)) : 0;
}
