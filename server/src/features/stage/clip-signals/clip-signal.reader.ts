import type { EventKind, EventReader, LoggedEvent } from '../../insight/events/index.ts';
import { refreshSignals, type SignalDeps } from './clip-signal.service.ts';
import { findClipsShowing } from './clip-signal.views.ts';

const kinds: readonly EventKind[] = [
  'stock-changed',
  'product-changed',
  'order-paid',
  'clip-published',
  'clip-changed',
  'clip-restored',
];
/** Clips that one batch of events looks at; the others wait for their turn in the sweep. */
const clipsMax = 2_000;

/** What happens to goods changes what their clips are worth showing. Safe to repeat. */
export function clipSignalReader(deps: SignalDeps): EventReader {
  return {
    name: 'clip-signals',
    kinds: [...kinds],
    async take(events) {
      const named = events.flatMap(({ kind, subjectId }) =>
        kind.startsWith('clip-') && subjectId !== null ? [subjectId] : [],
      );
      const showing = await findClipsShowing(deps.db, [...new Set(events.flatMap(productsOf))], clipsMax);
      await refreshSignals(deps, [...named, ...showing].slice(0, clipsMax));
    },
  };
}

function productsOf({ kind, subjectId, data }: LoggedEvent): string[] {
  if (kind === 'order-paid') {
    const lines = Array.isArray(data.lines) ? (data.lines as { productId?: unknown }[]) : [];
    return lines.flatMap(({ productId }) => (typeof productId === 'string' ? [productId] : []));
  }
  return !kind.startsWith('clip-') && subjectId !== null ? [subjectId] : [];
}
