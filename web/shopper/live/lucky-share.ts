import { sha256 } from '../lucky-bags/sha256.ts';

const keyOf = (bagId: string) => `kanmai.lucky-share.${bagId}`;

/**
 * This person's part in the randomness of a draw: 32 bytes of chance, kept on the device until the bag has closed. Only
 * their hash is given at entering (decision 30).
 */
export function makeShare(bagId: string): { readonly shareHash: string } {
  const kept = readShare(bagId);
  const bytes = kept === null ? crypto.getRandomValues(new Uint8Array(32)) : bytesOf(kept);
  try {
    localStorage.setItem(keyOf(bagId), hexOf(bytes));
  } catch {
    // Without storage the share is lost with the page: the entry holds without it.
  }
  return { shareHash: hexOf(sha256(bytes)) };
}

/** As 64 hexadecimal digits; null when none was made on this device. */
export function readShare(bagId: string): string | null {
  try {
    const kept = localStorage.getItem(keyOf(bagId));
    return kept !== null && /^[0-9a-f]{64}$/.test(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function forgetShare(bagId: string): void {
  try {
    localStorage.removeItem(keyOf(bagId));
  } catch {
    // Nothing was kept.
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}
