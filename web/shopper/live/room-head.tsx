import type { RoomView } from '@kanmai/client';
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { Volume2, VolumeX, X } from 'lucide-react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, classNames, IconButton } from '../../ui/index.ts';
import { setSoundOn, useSoundOn } from '../feed/sound.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { ExperienceScore } from '../guarantees/experience-score.tsx';
import { useMessages } from '../messages/index.ts';
import { setHostFollowed } from './follow-host.ts';
import { useLiveWords } from './live-words.ts';
import type { RoomSheetName } from './room-search.ts';

export interface RoomHeadProps {
  room: RoomView;
  patch: (change: (room: RoomView) => RoomView) => void;
}

/** Who broadcasts, to how many; sound, and the way out. */
export function RoomHead({ room, patch }: RoomHeadProps) {
  const words = useLiveWords();
  const m = useMessages();
  const { locale } = useLocale();
  const soundOn = useSoundOn();
  const leave = useLeave();
  const { open } = useSheet<RoomSheetName>();
  const { broadcaster: host } = room;
  return (
    <div className="flex items-center gap-2">
      <div className="flex h-12 min-w-0 items-center gap-2 rounded-full bg-glass p-1 text-on-glass backdrop-blur-md">
        <button
          type="button"
          title={words.fanCard}
          onClick={() => open('fan')}
          className="flex min-w-0 items-center gap-2 rounded-full text-start"
        >
          <Avatar name={host.name} url={host.avatarUrl} />
          <span className="min-w-0 leading-tight">
            <span className="block max-w-32 truncate text-sm font-semibold">{host.name}</span>
            <span className="figures flex items-center gap-1 text-xs text-on-glass-soft">
              <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />
              {words.online(countText(room.online, locale))}
              {host.kind === 'shop' && <ExperienceScore shopId={host.id} bare />}
            </span>
          </span>
        </button>
        <button
          type="button"
          aria-pressed={host.followed}
          aria-label={`${host.followed ? words.followed : words.follow} ${host.name}`}
          title={host.followed ? words.unfollow : undefined}
          onClick={() => void setHostFollowed(patch, host.id, !host.followed, m)}
          className={classNames(
            'touchable h-9 shrink-0 rounded-full px-3 text-sm font-semibold transition duration-quick active:scale-95',
            host.followed ? 'text-on-glass-soft' : 'bg-ink text-paper',
          )}
        >
          {host.followed ? words.followed : words.follow}
        </button>
      </div>
      <span className="flex-1" />
      <button
        type="button"
        aria-label={soundOn ? words.mute : words.sound}
        title={soundOn ? words.mute : words.sound}
        onClick={() => setSoundOn(!soundOn)}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-glass text-on-glass backdrop-blur-md"
      >
        {soundOn ? <Volume2 size={20} /> : <VolumeX size={20} />}
      </button>
      <IconButton look="glass" label={words.leave} icon={<X size={22} />} onClick={leave} />
    </div>
  );
}

function useLeave(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return () => (canGoBack ? router.history.back() : void navigate({ to: '/live' }));
}
