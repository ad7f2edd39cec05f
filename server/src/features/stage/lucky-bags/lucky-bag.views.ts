import type { Database } from '../../../database.ts';
import { findSaleables, pictureUrl, type Saleable } from '../../trade/catalogue/index.ts';
import { sealed } from './draw.service.ts';
import { findEntriesOf, findEntry, listEntries } from './entry.store.ts';
import { type BagView, bagLimits, type ShopperBag } from './lucky-bag.schema.ts';
import { findBag, isPublished, listBags, type StoredBag } from './lucky-bag.store.ts';
import { type EntryDocument, proveEntry, type SealedBag } from './proof-document.ts';
import { findWinsOf } from './winner.store.ts';

/** A room's bags, the newest first; drafts for those who arrange them. */
export async function listBagViews(
  db: Database,
  roomId: string,
  given: { readonly drafts: boolean },
): Promise<BagView[]> {
  const bags = await listBags(db, roomId, { ...given, limit: bagLimits.bagsMax });
  return viewsOf(db, bags);
}

/** The bags that were published in a room, with what somebody has to do with each. */
export async function listShopperBags(db: Database, roomId: string, personId: string): Promise<ShopperBag[]> {
  const views = await listBagViews(db, roomId, { drafts: false });
  const bagIds = views.map(({ id }) => id);
  const [entries, wins] = await Promise.all([
    findEntriesOf(db, bagIds, personId),
    findWinsOf(db, bagIds, personId),
  ]);
  return views.map((view) => {
    const entry = entries.get(view.id);
    const win = wins.get(view.id);
    return {
      ...view,
      mine: {
        entry: entry ? { entryId: entry.entryId, number: entry.number, shareHash: entry.shareHash } : null,
        shareRevealed: (entry?.share ?? null) !== null,
        prize: win ? { rank: win.rank, state: win.state, orderId: win.orderId } : null,
      },
    };
  });
}

export async function findBagView(db: Database, bagId: string): Promise<BagView | null> {
  const bag = await findBag(db, bagId);
  return bag === null ? null : ((await viewsOf(db, [bag]))[0] ?? null);
}

async function viewsOf(db: Database, bags: readonly StoredBag[]): Promise<BagView[]> {
  const goods = await findSaleables(
    db,
    bags.map(({ input }) => input.variantId),
  );
  return bags.map((bag) => viewOf(bag, goods.get(bag.input.variantId)));
}

function viewOf(bag: StoredBag, goods: Saleable | undefined): BagView {
  const { input } = bag;
  const fixed = bag.rules?.prize as { valueCents: number; title: string; variantTitle: string } | undefined;
  return {
    id: bag.id,
    roomId: bag.roomId,
    state: bag.state,
    prize: {
      variantId: input.variantId,
      productId: goods?.productId ?? '',
      title: fixed?.title ?? goods?.title ?? '',
      variantTitle: fixed?.variantTitle ?? goods?.variantTitle ?? '',
      pictureUrl: pictureUrl(goods?.pictureKey ?? null),
      valueCents: fixed?.valueCents ?? goods?.unitPriceCents ?? 0,
      currency: goods?.currency ?? 'CNY',
    },
    winners: input.winners,
    minutes: input.minutes,
    conditions: input.conditions,
    publishedAt: instant(bag.publishedAtMs),
    closesAt: instant(bag.closesAtMs),
    rulesHash: bag.rulesHash,
    commitment: bag.commitment,
    entryCount: bag.entryCount,
    eligibleCount: bag.eligibleCount,
    entriesRoot: bag.entriesRoot,
    sharesDueAt: instant(bag.sharesDueAtMs),
    root: bag.root,
    drawnAt: instant(bag.drawnAtMs),
    claimDueAt: instant(bag.claimDueAtMs),
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

const keptMax = 8;

/** Makes entrants' own documents; of the last few bags that were asked about the trees are kept. */
export function createEntryProofs(db: Database) {
  const kept = new Map<string, SealedBag>();
  const sealedOf = async (bagId: string): Promise<SealedBag | null> => {
    const known = kept.get(bagId);
    if (known !== undefined) return known;
    const bag = await findBag(db, bagId);
    // Before the draw the seed is nobody's to ask about, and after it nothing changes any more.
    if (bag === null || !isPublished(bag) || bag.state !== 'drawn') return null;
    const made = sealed(bag, await listEntries(db, bagId));
    if (kept.size >= keptMax) kept.delete(kept.keys().next().value as string);
    kept.set(bagId, made);
    return made;
  };
  return {
    /** The document of somebody's entry in a bag that was drawn, or null. */
    async find(bagId: string, personId: string): Promise<EntryDocument | null> {
      const entry = await findEntry(db, bagId, personId);
      const bag = entry === null ? null : await sealedOf(bagId);
      return entry === null || bag === null ? null : proveEntry(bag, entry.entryId);
    },
  };
}
