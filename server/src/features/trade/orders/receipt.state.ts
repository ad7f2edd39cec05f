import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

/** From delivery on an order waits for the shopper to say that it is here; when the clock is over it counts as said. */
export interface ReceiptClock {
  readonly dueAtMs: number;
  /** The shopper asked for more time, which is given once. */
  readonly extended: boolean;
  /** It ran out while something about the order was being decided. */
  readonly paused: boolean;
}

export type ReceiptEvent =
  | { readonly kind: 'received'; readonly by?: 'clock' }
  | { readonly kind: 'receipt-extended' | 'receipt-resumed'; readonly dueAt: string }
  | { readonly kind: 'receipt-paused' };

export type ReceiptCommand =
  | { readonly kind: 'receive' }
  | { readonly kind: 'extend-receipt'; readonly byMs: number }
  /** The clock is over. */
  | { readonly kind: 'receive-by-default'; readonly nowMs: number }
  /** The clock is over, and something is still being decided. */
  | { readonly kind: 'pause-receipt'; readonly nowMs: number }
  | { readonly kind: 'resume-receipt'; readonly dueAtMs: number };

/** What a command does to the clock of an order that is delivered. */
export function decideReceipt(
  command: Exclude<ReceiptCommand, { kind: 'receive' }>,
  clock: ReceiptClock | null,
): Result<readonly ReceiptEvent[], Problem> {
  if (clock === null) return err({ type: 'state-conflict', detail: 'No clock runs for this order.' });
  const over = 'nowMs' in command && !clock.paused && clock.dueAtMs <= command.nowMs;
  const running: Result<never, Problem> = err({ type: 'state-conflict', detail: 'Its clock still runs.' });
  switch (command.kind) {
    case 'extend-receipt':
      if (clock.extended) return ok([]);
      if (clock.paused) return err({ type: 'state-conflict', detail: 'Its clock is paused.' });
      return ok([{ kind: 'receipt-extended', dueAt: textOf(clock.dueAtMs + command.byMs) }]);
    case 'receive-by-default':
      return over ? ok([{ kind: 'received', by: 'clock' }]) : running;
    case 'pause-receipt':
      if (clock.paused) return ok([]);
      return over ? ok([{ kind: 'receipt-paused' }]) : running;
    case 'resume-receipt':
      return ok(clock.paused ? [{ kind: 'receipt-resumed', dueAt: textOf(command.dueAtMs) }] : []);
  }
}

export function evolveReceipt(clock: ReceiptClock | null, event: ReceiptEvent): ReceiptClock | null {
  if (clock === null || event.kind === 'received') return null;
  switch (event.kind) {
    case 'receipt-extended':
      return { ...clock, dueAtMs: Date.parse(event.dueAt), extended: true };
    case 'receipt-paused':
      return { ...clock, paused: true };
    case 'receipt-resumed':
      return { ...clock, dueAtMs: Date.parse(event.dueAt), paused: false };
  }
}

const textOf = (ms: number) => new Date(ms).toISOString();
