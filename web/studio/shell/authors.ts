import type { MeView } from '@kanmai/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { useMe } from '../../shared/session.ts';

/** Who the person works for here: a shop of theirs, or the creator they are. */
export interface StudioAuthor {
  readonly id: string;
  readonly kind: 'shop' | 'creator';
  /** Empty for a creator until their page was read. */
  readonly name: string;
  /** The role in the shop; null for a creator. */
  readonly role: string | null;
}

export function authorsOf(me: MeView): StudioAuthor[] {
  const shops = me.shops.map(({ id, name, role }): StudioAuthor => ({ id, kind: 'shop', name, role }));
  if (me.creatorId === null) return shops;
  return [...shops, { id: me.creatorId, kind: 'creator', name: '', role: null }];
}

const lastAuthorKey = 'kanmai.studio.author';

/** The author of last time when still one's own, else the first. */
export function chooseAuthor(authors: readonly StudioAuthor[]): StudioAuthor | undefined {
  const last = readLastAuthor();
  return authors.find((author) => author.id === last) ?? authors[0];
}

function readLastAuthor(): string | null {
  try {
    return localStorage.getItem(lastAuthorKey);
  } catch {
    return null;
  }
}

export function storeLastAuthor(authorId: string): void {
  try {
    localStorage.setItem(lastAuthorKey, authorId);
  } catch {
    // The first author is chosen next time.
  }
}

const authorApi = getRouteApi('/$authorId');

/** The author that the address names; undefined when it is not one's own. */
export function useAuthor(): StudioAuthor | undefined {
  const { authorId } = authorApi.useParams();
  const me = useMe();
  return me === undefined ? undefined : authorsOf(me).find((author) => author.id === authorId);
}

/** The id in the address, inside pages that the frame shows for one's own authors alone. */
export function useAuthorId(): string {
  return authorApi.useParams().authorId;
}

/** Roles that a shop's part of the API asks for; the server decides, this spares a button that cannot work. */
export const maySell = {
  writeProducts: (role: string | null) => role === 'owner' || role === 'assistant',
  writeStock: (role: string | null) => role === 'owner' || role === 'assistant' || role === 'clerk',
  readOrders: (role: string | null) => role !== null && role !== 'host',
  readMoney: (role: string | null) => role === 'owner' || role === 'finance',
  messageBuyers: (role: string | null) => role === 'owner' || role === 'assistant' || role === 'clerk',
  shipOrders: (role: string | null) => role === 'owner' || role === 'clerk',
  writeShipping: (role: string | null) => role === 'owner' || role === 'assistant' || role === 'clerk',
  writePromotions: (role: string | null) => role === 'owner' || role === 'assistant',
  readPlans: (role: string | null) => role === 'owner' || role === 'assistant' || role === 'finance',
  writePlans: (role: string | null) => role === 'owner' || role === 'assistant',
  readSamples: (role: string | null) => role === 'owner' || role === 'assistant' || role === 'clerk',
  shipSamples: (role: string | null) => role === 'owner' || role === 'clerk',
  readSearches: (role: string | null) => role === 'owner' || role === 'host' || role === 'assistant',
  hostRooms: (author: StudioAuthor) =>
    author.kind === 'creator' || author.role === 'owner' || author.role === 'host',
  publishClips: (author: StudioAuthor) =>
    author.kind === 'creator' || ['owner', 'host', 'assistant'].includes(author.role ?? ''),
};

export const studioShopsQuery = queryOptions({
  queryKey: ['studio', 'shops'],
  queryFn: () => unwrap(api.GET('/api/v1/studio/shops')),
  staleTime: 60_000,
});

export const creatorQuery = (creatorId: string) =>
  queryOptions({
    queryKey: ['creator', creatorId],
    queryFn: () => unwrap(api.GET('/api/v1/creators/{id}', { params: { path: { id: creatorId } } })),
    staleTime: 300_000,
  });

/** The name of a creator that one is. */
export function useCreatorName(creatorId: string | null): string | undefined {
  return useQuery({ ...creatorQuery(creatorId ?? ''), enabled: creatorId !== null }).data?.author.name;
}

/** The state of a shop of one's own; null while it is not known. */
export function useShopState(shopId: string): 'pending' | 'open' | 'suspended' | 'rejected' | null {
  const shop = useQuery(studioShopsQuery).data?.items.find((item) => item.id === shopId);
  const state = shop?.state;
  return state === 'pending' || state === 'open' || state === 'suspended' || state === 'rejected'
    ? state
    : null;
}
