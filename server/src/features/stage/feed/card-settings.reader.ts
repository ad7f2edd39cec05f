import type { EventReader, LogPosition } from '../../insight/events/index.ts';
import type { CardSettingsHere } from './card-settings.service.ts';

/** Keeps a process's settings of what is shown between clips fresh from the event log. */
export function cardSettingsReader(
  name: string,
  settings: CardSettingsHere,
  findLogHead: () => Promise<LogPosition>,
): EventReader {
  return {
    name,
    kinds: ['feed-cards-changed'],
    // What changes from here on; how it is here is read after asking where that is.
    async from() {
      const head = await findLogHead();
      await settings.load();
      return head;
    },
    take: () => settings.load(),
  };
}
