import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { FeedScreen } from './feed-screen.tsx';
import { following, forYou, openedEntry } from './feeds.ts';
import { keepResume } from './resume.ts';

export function FeedPage() {
  const m = useMessages();
  return (
    <FeedScreen
      store={forYou}
      kind="for-you"
      label={m.feed.label}
      onKeep={(positionS) => keepResume(forYou.state(), positionS)}
    />
  );
}

export function FollowingPage() {
  const m = useMessages();
  return <FeedScreen store={following} kind="following" label={m.feed.followingLabel} />;
}

/** A clip opened by its link is the first; the feed goes on after it. */
export function ClipPage() {
  const { clipId } = useParams({ from: '/c/$clipId' });
  const m = useMessages();
  const [opened, setOpened] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each clip
  useEffect(() => {
    let gone = false;
    setOpened(false);
    unwrap(api.GET('/api/v1/clips/{clipId}', { params: { path: { clipId } } }))
      .then((clip) => !gone && forYou.open(openedEntry(clip)))
      .catch((error: unknown) => showToast(errorText(m, codeOf(error)), 'danger'))
      .finally(() => !gone && setOpened(true));
    return () => {
      gone = true;
    };
  }, [clipId]);
  return (
    <FeedScreen
      store={forYou}
      kind="for-you"
      label={m.feed.label}
      opening={!opened}
      // What was served and not yet seen must outlive a reload here too: it is not served again.
      onKeep={(positionS) => keepResume(forYou.state(), positionS)}
    />
  );
}
