import { ApiProblem } from '../../shared/api.ts';

/** Passkeys through the browser's own JSON helpers; hidden where it has none. */
export function passkeysAvailable(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    window.isSecureContext
  );
}

async function ask<Reply>(path: string, body?: object): Promise<Reply> {
  const response = await fetch(`/api/auth/passkey${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as object);
  return (await response.json()) as Reply;
}

export async function signInWithPasskey(): Promise<void> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>('/generate-authenticate-options');
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  });
  await ask('/verify-authentication', { response: (credential as PublicKeyCredential).toJSON() as object });
}

export async function addPasskey(): Promise<void> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>('/generate-register-options');
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  await ask('/verify-registration', { response: (credential as PublicKeyCredential).toJSON() as object });
}
