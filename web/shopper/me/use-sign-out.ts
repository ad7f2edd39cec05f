import { useQueryClient } from '@tanstack/react-query';
import { codeOf } from '../../shared/api.ts';
import { signOut } from '../../shared/session.ts';
import { showToast } from '../../ui/index.ts';
import { forgetPush } from '../app/push.ts';
import { clearFeeds } from '../feed/feeds.ts';
import { forgetResume } from '../feed/resume.ts';
import { errorText, useMessages } from '../messages/index.ts';

/** Leaves nothing of the person on the device. */
export function useSignOut(): () => Promise<void> {
  const m = useMessages();
  const queries = useQueryClient();
  return async () => {
    try {
      await forgetPush();
      await signOut();
      clearFeeds();
      forgetResume();
      await queries.resetQueries();
      showToast(m.me.signedOut);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
    }
  };
}
