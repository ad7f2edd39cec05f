import type { FeedChoice, FeedTarget } from '@kanmai/client';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { Button, classNames, IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { InterestGroup, InterestRow, useTargetName } from './interest-row.tsx';
import type { InterestChanges } from './use-interests.ts';

/** What the person asked for: a step up, a step down, or taken back. */
export function ChosenList({
  choices,
  changes,
}: {
  choices: readonly FeedChoice[];
  changes: InterestChanges;
}) {
  const m = useMessages();
  const nameOf = useTargetName();
  if (choices.length === 0) return null;
  return (
    <InterestGroup title={m.choices.chosen} detail={m.choices.chosenDetail}>
      {choices.map((choice) => {
        const name = nameOf(choice);
        return (
          <InterestRow
            key={`${choice.scope} ${choice.target}`}
            target={choice}
            detail={
              <span className={classNames('block text-xs', choice.level > 0 ? 'text-jade' : 'text-soft')}>
                {m.choices.levels[String(choice.level)]}
              </span>
            }
          >
            <IconButton
              label={m.choices.up(name)}
              icon={<ChevronUp size={20} />}
              disabled={choice.level >= 2}
              onClick={() => changes.choose(choice, choice.level === -1 ? 1 : choice.level + 1)}
            />
            <IconButton
              label={m.choices.down(name)}
              icon={<ChevronDown size={20} />}
              disabled={choice.level <= -2}
              onClick={() => changes.choose(choice, choice.level === 1 ? -1 : choice.level - 1)}
            />
            <IconButton
              label={m.choices.takeBack(name)}
              icon={<X size={18} />}
              onClick={() => changes.choose(choice, 0)}
            />
          </InterestRow>
        );
      })}
    </InterestGroup>
  );
}

/** Authors and categories that are not shown, each to be shown again. */
export function HiddenList({ hidden, changes }: { hidden: readonly FeedTarget[]; changes: InterestChanges }) {
  const m = useMessages();
  const nameOf = useTargetName();
  if (hidden.length === 0) return null;
  return (
    <InterestGroup title={m.choices.hidden} detail={m.choices.hiddenDetail}>
      {hidden.map((target) => (
        <InterestRow key={`${target.scope} ${target.target}`} target={target}>
          <Button
            look="quiet"
            aria-label={m.choices.show(nameOf(target))}
            onClick={() => changes.showAgain(target)}
          >
            {m.choices.showShort}
          </Button>
        </InterestRow>
      ))}
    </InterestGroup>
  );
}
