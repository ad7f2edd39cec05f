export const claimsKey = ['ops', 'claims'] as const;
