import type { FeedTarget, InterestsView } from '@kanmai/client';
import { ThumbsDown, ThumbsUp, X } from 'lucide-react';
import { IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { InterestGroup, InterestRow, useTargetName } from './interest-row.tsx';
import type { InterestChanges } from './use-interests.ts';

/** What was worked out of what the person does: more of it, less of it, or forgotten. */
export function LearntLists({ view, changes }: { view: InterestsView; changes: InterestChanges }) {
  const m = useMessages();
  const most = Math.max(...view.categories.map(({ weight }) => weight), Number.EPSILON);
  return (
    <>
      {view.categories.length > 0 && (
        <InterestGroup title={m.interests.categories} detail={m.choices.learnt}>
          {view.categories.map(({ name, weight }) => (
            <LearntRow
              key={name}
              target={{ scope: 'category', target: name, author: null }}
              changes={changes}
              share={weight / most}
            />
          ))}
        </InterestGroup>
      )}
      {view.wanted.length > 0 && (
        <InterestGroup title={m.interests.wanted} detail={m.interests.wantedDetail}>
          {view.wanted.map(({ name, strength }) => (
            <LearntRow
              key={name}
              target={{ scope: 'category', target: name, author: null }}
              changes={changes}
              share={strength}
            />
          ))}
        </InterestGroup>
      )}
      {view.authors.length > 0 && (
        <InterestGroup title={m.interests.authors} detail={m.choices.learnt}>
          {view.authors.map(({ author }) => (
            <LearntRow
              key={author.id}
              target={{ scope: 'author', target: author.id, author }}
              changes={changes}
            />
          ))}
        </InterestGroup>
      )}
    </>
  );
}

function LearntRow({
  target,
  changes,
  share,
}: {
  target: FeedTarget;
  changes: InterestChanges;
  share?: number;
}) {
  const m = useMessages();
  const name = useTargetName()(target);
  return (
    <InterestRow
      target={target}
      detail={
        share !== undefined && (
          <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-full bg-fill">
            <span
              className="block h-full origin-left rounded-full bg-jade"
              style={{ transform: `scaleX(${Math.max(0, share)})` }}
            />
          </span>
        )
      }
    >
      <IconButton
        label={m.choices.more(name)}
        icon={<ThumbsUp size={18} />}
        onClick={() => changes.choose(target, 1)}
      />
      <IconButton
        label={m.choices.less(name)}
        icon={<ThumbsDown size={18} />}
        onClick={() => changes.choose(target, -1)}
      />
      <IconButton
        label={m.choices.forget(name)}
        icon={<X size={18} />}
        onClick={() => changes.forget(target)}
      />
    </InterestRow>
  );
}
