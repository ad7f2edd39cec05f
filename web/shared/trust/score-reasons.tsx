import { classNames } from '../../ui/index.ts';
import type { ScoreReport } from './score-view.ts';
import { kindText, useScoreWords } from './score-words.ts';

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** What moves the score, the gravest first. */
export function ScoreReasons({ reasons }: Pick<ScoreReport, 'reasons'>) {
  const words = useScoreWords();
  const shown = reasons.filter(({ effect }) => Math.abs(effect) >= 0.005);
  return (
    <section aria-label={words.reasons} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{words.reasons}</h2>
      {shown.length === 0 ? (
        <p className="text-sm text-soft">{words.reasonsEmpty}</p>
      ) : (
        <table className="w-full text-sm">
          <thead>
            <tr className="text-xs text-soft">
              <th className="py-1 text-start font-normal">{words.kind}</th>
              <th className="py-1 text-end font-normal">{words.count}</th>
              <th className="py-1 text-end font-normal">{words.effect}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ kind, count, effect }) => (
              <tr key={kind} className="border-t border-line">
                <td className="py-2">{kindText(words, kind)}</td>
                <td className="figures py-2 text-end">{count.toFixed(1)}</td>
                <td
                  className={classNames(
                    'figures py-2 text-end font-semibold',
                    effect < 0 ? 'text-danger' : 'text-jade',
                  )}
                >
                  {signed(effect)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What the score would be with fewer of what costs most, and what reaches the next tenth. */
export function ScoreSupposed({ supposed, toReach }: Pick<ScoreReport, 'supposed' | 'toReach'>) {
  const words = useScoreWords();
  const known = supposed.flatMap(({ kind, count, value }) =>
    value === null ? [] : [{ kind, count, value }],
  );
  if (known.length === 0) return null;
  return (
    <section aria-label={words.supposed} className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{words.supposed}</h2>
      <ul className="flex flex-col gap-1 text-sm">
        {known.map(({ kind, count, value }) => (
          <li key={kind}>{words.supposedLine(-count, kindText(words, kind), value.toFixed(2))}</li>
        ))}
      </ul>
      {toReach !== null && (
        <>
          <h3 className="text-sm text-soft">{words.toReach(toReach.target.toFixed(1))}</h3>
          <ul className="flex flex-wrap gap-2 text-sm">
            {toReach.ways.map(({ kind, fewer }) => (
              <li key={kind} className="rounded-full bg-fill px-3 py-1">
                {words.fewer(fewer, kindText(words, kind))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
