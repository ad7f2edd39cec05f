import { type InterestEvent, type InterestItem, type ItemSignals, signalNames } from '@kanmai/interest';
import type { LoggedEvent } from '../../insight/events/index.ts';
import { type ChoiceScope, choiceScopes } from '../choices/index.ts';
import type { ClipEventData } from '../clips/index.ts';

/** What one step of the log changes in the interest engine. */
export type Lesson =
  | { readonly do: 'learn'; readonly event: InterestEvent }
  | { readonly do: 'put'; readonly item: InterestItem }
  | { readonly do: 'signals'; readonly item: string; readonly signals: Partial<ItemSignals> }
  | { readonly do: 'audience'; readonly item: string; readonly audience: number }
  | { readonly do: 'reset'; readonly person: string; readonly keepsHidden: boolean }
  | {
      readonly do: 'drop' | 'unhide';
      readonly person: string;
      readonly scope: ChoiceScope;
      readonly target: string;
    }
  | { readonly do: 'forget'; readonly person: string }
  | { readonly do: 'merge'; readonly from: string; readonly into: string };

/** The clips that show a product, for steps with goods that name no clip. */
export type ClipsOfProduct = ReadonlyMap<string, readonly string[]>;

const forYou = 'for-you';

/** The mapping from the log to the engine. A step that teaches nothing, or lacks what it needs, has no lessons. */
export function lessonsOf(event: LoggedEvent, clipsOfProduct: ClipsOfProduct): readonly Lesson[] {
  switch (event.kind) {
    case 'clip-published':
    case 'clip-changed':
    case 'clip-restored':
    case 'clip-taken-down':
      return putItem(event);
    case 'clip-signals':
      return putSignals(event);
    case 'clip-race-moved':
      return event.subjectId === null
        ? []
        : [{ do: 'audience', item: event.subjectId, audience: Number(event.data.audience ?? Number.NaN) }];
    case 'person-merged':
      return merge(event);
    case 'interests-reset':
      return event.personId === null
        ? []
        : [{ do: 'reset', person: event.personId, keepsHidden: event.data.choices === 'keep' }];
    case 'interest-forgotten':
      return correction('drop', event);
    case 'unhide':
      return correction('unhide', event);
    case 'person-erased':
      return event.subjectId === null ? [] : [{ do: 'forget', person: event.subjectId }];
    default:
      return event.personId === null
        ? []
        : eventsOf(event, event.personId, clipsOfProduct).map((learnt) => ({ do: 'learn', event: learnt }));
  }
}

/** Products of a step that name no clip: what `clipsOfProduct` is asked for beforehand. */
export function productsToLookUp(event: LoggedEvent): readonly string[] {
  return goodsOf(event).flatMap(({ productId, clipId }) =>
    clipId === null && productId !== null ? [productId] : [],
  );
}

function putItem(event: LoggedEvent): readonly Lesson[] {
  if (event.subjectId === null) return [];
  const data = event.data as unknown as ClipEventData;
  const { authorId, category, tags, durationMs, publishedAtMs, available } = data;
  return [
    {
      do: 'put',
      item: {
        id: event.subjectId,
        author: authorId,
        category,
        tags,
        durationMs,
        publishedMs: publishedAtMs,
        available: event.kind !== 'clip-taken-down' && available,
      },
    },
  ];
}

function putSignals({ subjectId, data }: LoggedEvent): readonly Lesson[] {
  if (subjectId === null) return [];
  const signals = Object.fromEntries(signalNames.map((name) => [name, data[name]])) as Partial<ItemSignals>;
  return [{ do: 'signals', item: subjectId, signals }];
}

function correction(act: 'drop' | 'unhide', { personId, data }: LoggedEvent): readonly Lesson[] {
  const scope = choiceScopes.find((each) => each === data.scope);
  const target = textOr(data.target);
  if (personId === null || scope === undefined || target === null) return [];
  return [{ do: act, person: personId, scope, target }];
}

function merge(event: LoggedEvent): readonly Lesson[] {
  const { from, to } = event.data;
  return typeof from === 'string' && typeof to === 'string' ? [{ do: 'merge', from, into: to }] : [];
}

function eventsOf(
  event: LoggedEvent,
  person: string,
  clipsOfProduct: ClipsOfProduct,
): readonly InterestEvent[] {
  const { atMs, subjectId: item, data } = event;
  if (event.kind === 'follow' || event.kind === 'unfollow') return follow(event, person);
  const act = actOfGoods[event.kind];
  if (act !== undefined) {
    return goodsOf(event)
      .flatMap(({ productId, clipId }) =>
        clipId === null ? (clipsOfProduct.get(productId ?? '') ?? []) : [clipId],
      )
      .map((clip) => ({ kind: act, person, item: clip, atMs }));
  }
  if (event.kind === 'search') {
    const category = textOr(data.category);
    return category === null ? [] : [{ kind: 'search', person, category, atMs }];
  }
  if (item === null) return [];
  switch (event.kind) {
    case 'impression':
      return [{ kind: 'impression', person, item, atMs, tab: forYou }];
    case 'watch':
      return [{ kind: 'watch', person, item, atMs, tab: forYou, ...lengths(data) } as InterestEvent];
    case 'like':
    case 'unlike':
    case 'comment':
    case 'share':
      return [{ kind: event.kind, person, item, atMs }];
    case 'hide':
      return hide(data, person, item, atMs);
    case 'exposure':
      return [exposure(data, person, item, atMs)];
    case 'past':
      return [{ kind: 'past', person, item, atMs, ...past(data) }];
    default:
      return [];
  }
}

const actOfGoods: Partial<Record<LoggedEvent['kind'], 'product-open' | 'cart' | 'purchase'>> = {
  'product-open': 'product-open',
  'cart-add': 'cart',
  'order-paid': 'purchase',
};

interface GoodsRef {
  readonly productId: string | null;
  readonly clipId: string | null;
}

const textOr = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What a step with goods is about: the product it names, or the lines of an order. */
function goodsOf(event: LoggedEvent): readonly GoodsRef[] {
  if (event.kind === 'order-paid') {
    const lines = Array.isArray(event.data.lines) ? (event.data.lines as Record<string, unknown>[]) : [];
    return lines.map((line) => ({ productId: textOr(line.productId), clipId: textOr(line.clipId) }));
  }
  if (actOfGoods[event.kind] === undefined) return [];
  // An imported opening names only the clip.
  const subject = event.subjectId ?? '';
  if (subject.startsWith('clp_')) return [{ productId: null, clipId: subject }];
  return [{ productId: textOr(subject), clipId: textOr(event.data.clipId) }];
}

function lengths(data: Record<string, unknown>): { playMs: number; durationMs: number } {
  return { playMs: Number(data.playMs ?? Number.NaN), durationMs: Number(data.durationMs ?? 0) };
}

function follow(event: LoggedEvent, person: string): readonly InterestEvent[] {
  const kind = event.kind === 'follow' ? 'follow' : 'unfollow';
  const author = event.subjectId;
  return author === null ? [] : [{ kind, person, author, atMs: event.atMs }];
}

function hide(
  data: Record<string, unknown>,
  person: string,
  item: string,
  atMs: number,
): readonly InterestEvent[] {
  const { scope, authorId, category } = data;
  if (scope === 'author') return [{ kind: 'hide', scope, person, item, author: String(authorId), atMs }];
  if (scope === 'category') return [{ kind: 'hide', scope, person, item, category: String(category), atMs }];
  // Goods that are shown between clips are no items of the engine.
  return item.startsWith('clp_') ? [{ kind: 'hide', scope: 'item', person, item, atMs }] : [];
}

/** What was watched before a log begins, as that log tells it. */
function past({ longView, isLike }: Record<string, unknown>): { longView: boolean; isLike: boolean } {
  return { longView: longView === true, isLike: isLike === true };
}

const flags = ['isClick', 'isLike', 'isFollow', 'isComment', 'isForward', 'isHate', 'longView'] as const;

function exposure(data: Record<string, unknown>, person: string, item: string, atMs: number): InterestEvent {
  const given: Partial<Record<(typeof flags)[number], boolean>> = {};
  for (const flag of flags) {
    const value = data[flag];
    if (typeof value === 'boolean') given[flag] = value;
  }
  return {
    kind: 'exposure',
    person,
    item,
    atMs,
    ...given,
    ...(typeof data.playMs === 'number' ? { playMs: data.playMs } : {}),
    ...(typeof data.durationMs === 'number' ? { durationMs: data.durationMs } : {}),
    ...(data.tab === undefined ? {} : { tab: String(data.tab) }),
  };
}
