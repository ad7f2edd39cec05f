export function verifyCertificate(
  token: string,
  keys: readonly { readonly id: string; readonly publicKey: string }[],
): Readonly<Record<string, string | number | null>> | null;
