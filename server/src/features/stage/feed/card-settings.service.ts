import type { PersonId } from '@kanmai/kernel';
import { type Database, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import {
  type CardSettings,
  type CardSettingsView,
  type CardSettingsWish,
  usualCardSettings,
} from './card-settings.schema.ts';
import { findCardSettings, insertCardSettings } from './card-settings.store.ts';

/** What this process goes by: read at its start, and again when the log tells of a change. */
export class CardSettingsHere {
  private readonly db: Database;
  private settings = usualCardSettings;
  private asked = 0;
  private answered = 0;

  constructor(db: Database) {
    this.db = db;
  }

  current(): CardSettings {
    return this.settings;
  }

  async load(): Promise<void> {
    const turn = ++this.asked;
    const settings = await findCardSettings(this.db);
    // Of two that overlap, the later asked is the newer; who waits for the earlier goes by what that found until then.
    if (turn < this.answered) return;
    this.answered = turn;
    this.settings = settings;
  }
}

/** Says what is shown between clips, and how often; every process goes by it within seconds. */
export async function changeCardSettings(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'eventsAppended'>,
  actorId: PersonId,
  wish: CardSettingsWish,
): Promise<CardSettingsView> {
  const { reason, ...settings } = wish;
  const view = await unitOfWork(deps.db, async (tx) => {
    const nowMs = deps.clock.nowMs();
    await insertCardSettings(tx, wish, { actorId, nowMs });
    const told = { atMs: nowMs, personId: actorId, subjectId: 'feed', data: settings };
    await appendEvents(tx, [{ kind: 'feed-cards-changed', ...told }]);
    await audit(tx, deps, { actorId, action: 'feed-cards', subjectId: 'feed', reason, detail: settings });
    return findCardSettings(tx);
  });
  deps.eventsAppended();
  return view;
}
