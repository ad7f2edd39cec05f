import type { RoomView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, buttonClass } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { GoodsList } from './goods-list.tsx';
import { useLiveWords } from './live-words.ts';
import { RoomReplay } from './room-replay.tsx';

/** A room that is over: how it ended, and its goods, which can still be bought. */
export function EndedRoom({ room }: { room: RoomView }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const { broadcaster: host } = room;
  const cancelled = room.state === 'cancelled';
  return (
    <Page title={room.title}>
      <div className="flex flex-col gap-4 pt-2">
        <section
          role="status"
          className="flex flex-col items-center gap-2 rounded-card bg-mist p-6 text-center"
        >
          <Avatar name={host.name} url={host.avatarUrl} size="huge" />
          <h2 className="text-lg font-semibold">{cancelled ? words.cancelledTitle : words.endedTitle}</h2>
          <p className="text-sm text-soft">{words.endedReasons[room.endReason ?? 'host']}</p>
          {!cancelled && (
            <p className="figures text-sm text-soft">
              {words.endedFacts(countText(room.viewers, locale), countText(room.likes, locale))}
            </p>
          )}
          <div className="flex flex-wrap justify-center gap-3 pt-2">
            <Link
              to={host.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
              params={{ id: host.id }}
              className={buttonClass('solid')}
            >
              {words.homeOf(host.name)}
            </Link>
            <Link to="/live" className={buttonClass('outline')}>
              {words.toLive}
            </Link>
          </div>
        </section>
        {!cancelled && <RoomReplay room={room} />}
        {!cancelled && room.goods.length > 0 && <p className="text-sm text-soft">{words.endedPrices}</p>}
        <GoodsList title={words.endedGoods} goods={room.goods} />
      </div>
    </Page>
  );
}
