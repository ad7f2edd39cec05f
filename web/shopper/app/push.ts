import { api, unwrap } from '../../shared/api.ts';

/**
 * Asks whether this browser may show messages, and has the platform send them here; call it in a tap. Answers whether it does;
 * false where the browser cannot, or the person does not want it.
 */
export async function allowPush(): Promise<boolean> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return false;
  const permission =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
  if (permission !== 'granted') return false;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return false;
  const { publicKey } = await unwrap(api.GET('/api/v1/push/key'));
  const { endpoint, keys } = (await subscriptionBy(registration.pushManager, publicKey)).toJSON();
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return false;
  await unwrap(api.PUT('/api/v1/me/push-subscriptions', { body: { endpoint, keys: { p256dh, auth } } }));
  return true;
}

/** The one there is, unless it was made for another sender: such a one cannot be sent to. */
async function subscriptionBy(manager: PushManager, publicKey: string): Promise<PushSubscription> {
  const wanted = bytesOf(publicKey);
  const known = await manager.getSubscription();
  const knownKey = known?.options.applicationServerKey;
  if (known !== null && knownKey != null && isSame(new Uint8Array(knownKey), wanted)) return known;
  await known?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted });
}

/** Whoever signs out is not told here any more. What fails is left: the browser is the next person's with their first reminder. */
export async function forgetPush(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    if (subscription == null) return;
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint));
    const subscriptionId = [...new Uint8Array(hash)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    await api.DELETE('/api/v1/me/push-subscriptions/{subscriptionId}', {
      params: { path: { subscriptionId } },
    });
    await subscription.unsubscribe();
  } catch {
    // Offline, or no push here.
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
