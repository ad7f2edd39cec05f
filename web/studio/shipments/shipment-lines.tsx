import { Badge, type Tone } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { reasonOf, type SentLine } from './shipment-outcome.ts';

/** So many lines are drawn; those with a problem come first. */
const shownMax = 200;

/** Line by line: what it says, and what is wrong with it or came of it. */
export function LineTable({
  lines,
  nameOf,
}: {
  lines: readonly SentLine[];
  nameOf: (orderId: string) => string | undefined;
}) {
  const { shipments: words, carriers } = useMessages();
  const shown = [...lines].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, shownMax);
  return (
    <>
      <table aria-label={words.preview} className="w-full text-sm">
        <thead>
          <tr className="text-xs text-soft">
            <th scope="col" className="py-1 pe-3 text-end font-medium">
              {words.columns.line}
            </th>
            <th scope="col" className="w-full py-1 text-start font-medium">
              {words.columns.shipment}
            </th>
            <th scope="col" className="py-1 ps-3 text-start font-medium">
              {words.columns.result}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.line} className="border-t border-line align-top">
              <td className="figures py-2 pe-3 text-end text-soft">{line.line}</td>
              <td className="py-2">
                {nameOf(line.orderId) !== undefined && <span className="block">{nameOf(line.orderId)}</span>}
                <code className="block text-xs break-all text-soft">{line.orderId}</code>
                <span className="figures block text-xs break-all">
                  {carriers[line.carrier] ?? line.carrier} {line.trackingNo}
                </span>
                {(line.sku !== '' || line.quantity !== '') && (
                  <span className="figures block text-xs break-all">
                    {[line.sku, line.quantity === '' ? '' : `× ${line.quantity}`].filter(Boolean).join(' ')}
                  </span>
                )}
              </td>
              <td className="py-2 ps-3">
                <Outcome line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <p className="text-xs text-soft">{words.shown(shown.length, lines.length)}</p>
      )}
    </>
  );
}

function Outcome({ line }: { line: SentLine }) {
  const { shipments: words } = useMessages();
  const reason = reasonOf(line, words);
  if (reason !== '') return <span className="block min-w-20 text-xs text-danger">{reason}</span>;
  const outcome = line.result?.outcome;
  return (
    <Badge tone={outcome === undefined ? 'neutral' : tones[outcome]}>
      {outcome === undefined ? words.ready : words.outcomes[outcome]}
    </Badge>
  );
}

const tones: Record<'shipped' | 'already-shipped' | 'refused', Tone> = {
  shipped: 'jade',
  'already-shipped': 'neutral',
  refused: 'danger',
};

function rankOf({ problem, result, line }: SentLine): number {
  return problem !== null || result?.outcome === 'refused' ? line : line + 1e9;
}
