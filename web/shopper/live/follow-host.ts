import type { RoomView } from '@kanmai/client';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { errorText, type Messages } from '../messages/index.ts';

/** Shows at once that the host is followed; takes it back when the platform does not agree. */
export async function setHostFollowed(
  patch: (change: (room: RoomView) => RoomView) => void,
  authorId: string,
  followed: boolean,
  messages: Messages,
): Promise<void> {
  const show = (now: boolean) =>
    patch((room) => ({ ...room, broadcaster: { ...room.broadcaster, followed: now } }));
  show(followed);
  const params = { params: { path: { authorId } } };
  try {
    await unwrap(
      followed
        ? api.PUT('/api/v1/follows/{authorId}', params)
        : api.DELETE('/api/v1/follows/{authorId}', params),
    );
  } catch (error) {
    show(!followed);
    showToast(errorText(messages, codeOf(error)), 'danger');
  }
}
