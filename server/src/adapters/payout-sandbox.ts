import type { BankTransfer, PayoutGateway, PersonTransfer, TransferOutcome } from '../ports/payout.ts';
import { sandboxName } from './payment-sandbox-tokens.ts';

/** The last four digits of an amount that the sandbox's bank refuses, so that the refusal can be tried: ¥…44.04. */
export const sandboxRefusedDigits = 4_404;

/**
 * Banks without money, for demonstration, development and tests. What it answers depends on the transfer alone, so
 * asking again answers the same, as a real provider does for the same request number.
 */
export function createSandboxPayouts(): PayoutGateway {
  const settle = async (transfer: BankTransfer | PersonTransfer): Promise<TransferOutcome> =>
    transfer.amountCents % 10_000 === sandboxRefusedDigits
      ? { state: 'refused', reason: 'account-closed' }
      : { state: 'done', providerRef: `sbx_${transfer.transferId}` };
  return { name: sandboxName, payOut: settle, collect: settle, payPerson: settle };
}
