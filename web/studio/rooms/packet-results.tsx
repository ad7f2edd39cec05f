import { countText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import type { RoomResults } from './room-queries.ts';
import { elapsedText } from './room-time.ts';

interface PacketResultsProps {
  packets: RoomResults['packets'];
  startedMs: number;
}

/** What came of each red packet of a room. */
export function PacketResults({ packets, startedMs }: PacketResultsProps) {
  const words = useMessages().review;
  const { locale } = useLocale();
  const people = (count: number) => countText(Math.round(count), locale);
  return (
    <section aria-label={words.packets}>
      <h2 className="text-base font-semibold">{words.packets}</h2>
      <table className="mt-2 w-full text-sm">
        <thead>
          <tr className="text-xs text-soft">
            <th scope="col" className="py-2 text-start font-medium">
              {words.packetTime}
            </th>
            {[words.packetTaken, words.packetMoney, words.packetOnline].map((head) => (
              <th key={head} scope="col" className="py-2 text-end font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {packets.map((one) => (
            <tr key={one.packetId} className="border-t border-line">
              <td className="py-3">{elapsedText(Date.parse(one.at) - startedMs)}</td>
              <td className="text-end">{`${people(one.taken)} / ${people(one.count)}`}</td>
              <td className="text-end">{moneyText(one.takenCents, one.currency, locale)}</td>
              <td className="text-end">{`${people(one.onlineBefore)} → ${people(one.onlineAfter)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
