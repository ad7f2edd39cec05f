import { feedEvents } from '../feed/feed-events.ts';

/** What was reported last: reading on, and coming back, is no second search. */
let reported = '';

/** Told once for each text that was meant as it is. */
export function reportSearch(q: string): void {
  if (q === '' || q === reported) return;
  reported = q;
  feedEvents.add({ kind: 'search', q, at: new Date().toISOString() });
}

/** A product was opened out of what was found: so the text was meant. */
export function reportFoundOpen(q: string, productId: string): void {
  reportSearch(q);
  feedEvents.add({
    kind: 'product-open',
    productId,
    ...(q === '' ? {} : { q }),
    at: new Date().toISOString(),
  });
}
