import { CircleCheck, CircleDashed } from 'lucide-react';
import { useMessages } from '../messages/index.ts';
import type { PushHealth, StudioRoom } from './room-queries.ts';

/** What a room still lacks before it goes live. Only a picture is asked for; the rest is advice. */
export function Checklist({ room, health }: { room: StudioRoom; health: PushHealth | undefined }) {
  const words = useMessages().desk;
  const { checks } = words;
  const arrives = health?.state === 'live';
  const count = room.goods.length;
  const rows = [
    { key: 'picture', done: arrives, text: arrives ? checks.picture : checks.noPicture },
    ...(arrives
      ? [
          {
            key: 'sound',
            done: health.audioCodec !== null,
            text: health.audioCodec === null ? checks.noSound : checks.sound,
          },
        ]
      : []),
    { key: 'goods', done: count > 0, text: count > 0 ? checks.goods(count) : checks.noGoods },
    {
      key: 'cover',
      done: room.coverUrl !== null,
      text: room.coverUrl === null ? checks.noCover : checks.cover,
    },
  ];
  return (
    <section aria-label={words.checklist} className="rounded-card border border-line p-3">
      <h2 className="text-sm font-semibold">{words.checklist}</h2>
      <ul className="mt-2 flex flex-col gap-2 text-sm">
        {rows.map(({ key, done, text }) => (
          <li key={key} className="flex gap-2">
            {done ? (
              <CircleCheck size={18} className="mt-px shrink-0 text-jade" aria-hidden="true" />
            ) : (
              <CircleDashed size={18} className="mt-px shrink-0 text-soft" aria-hidden="true" />
            )}
            <span className={done ? 'text-soft' : undefined}>
              <span className="sr-only">{done ? words.done : words.open} </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
