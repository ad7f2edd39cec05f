import { Link, useRouterState } from '@tanstack/react-router';
import { CirclePlay, MapPin, Store, User, Users } from 'lucide-react';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const tabs = [
  { to: '/', name: 'feed', Icon: CirclePlay },
  { to: '/following', name: 'following', Icon: Users },
  { to: '/nearby', name: 'nearby', Icon: MapPin },
  { to: '/mall', name: 'mall', Icon: Store },
  { to: '/me', name: 'me', Icon: User },
] as const;

/** Whether the page is the stage, on which everything floats and is dark. */
export const isStagePath = (path: string) => path === '/' || path === '/following' || path.startsWith('/c/');

/** At the bottom on a phone, at the side where there is room. */
export function TabBar() {
  const m = useMessages();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const onStage = isStagePath(path);
  // Where something is being done, its button has the bottom of the screen to itself.
  const inner = !onStage && !tabs.some(({ to }) => to === path);
  return (
    <nav
      aria-label={m.tabs.label}
      data-stage={onStage ? '' : undefined}
      className={classNames(
        inner && 'max-desk:hidden',
        'tab-bar fixed inset-x-0 bottom-0 z-20 flex desk:inset-y-0 desk:end-auto desk:h-full desk:w-[88px] desk:flex-col desk:justify-center desk:gap-3 desk:border-e desk:border-line',
        onStage
          ? 'bg-transparent text-on-glass desk:bg-paper'
          : 'border-t border-line bg-paper text-ink desk:border-t-0',
      )}
    >
      {tabs.map(({ to, name, Icon }) => {
        const here = to === '/' ? path === '/' || path.startsWith('/c/') : path.startsWith(to);
        return (
          <Link
            key={to}
            to={to}
            aria-current={here ? 'page' : undefined}
            className={classNames(
              'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 outline-offset-[-3px] desk:h-16 desk:flex-none',
              here ? 'font-semibold' : onStage ? 'text-on-glass-soft' : 'text-soft',
            )}
          >
            <Icon size={22} strokeWidth={here ? 2.4 : 1.8} />
            <span className="max-w-full truncate px-0.5 text-xs leading-4">{m.tabs[name]}</span>
          </Link>
        );
      })}
    </nav>
  );
}
