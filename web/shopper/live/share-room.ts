import { showToast } from '../../ui/index.ts';

/** By the device's own sheet on a phone, else the link is copied. */
export async function shareRoom(room: { id: string; title: string }, copied: string): Promise<void> {
  const url = new URL(`/rooms/${room.id}?from=share`, location.origin).href;
  if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
    // Rejected when the person changes their mind, which needs no words.
    await navigator.share({ title: room.title, url }).catch(() => undefined);
    return;
  }
  // Without a clipboard the link itself is shown, to be copied by hand.
  const write = navigator.clipboard?.writeText(url) ?? Promise.reject(new Error('no clipboard'));
  await write.then(
    () => showToast(copied),
    () => showToast(url),
  );
}
