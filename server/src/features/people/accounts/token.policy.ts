import { createHash, createHmac } from 'node:crypto';

const prefix = 'kmt_';
const form = /^kmt_[A-Za-z0-9_-]{43}$/;

export function looksLikeToken(text: string): boolean {
  return form.test(text);
}

/**
 * A token that can be made again from its nonce by nobody but us. What is stored to answer a repeated request holds
 * the nonce alone, so that neither the database nor the secret by itself gives tokens away.
 */
export function tokenOf(secret: string, nonce: string): string {
  return prefix + createHmac('sha256', secret).update(`token ${nonce}`).digest('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export const scopePattern = '^[a-z][a-z-]{0,30}:(read|write)$';
export const tokensMax = 50;
