import { groupedCode } from '../../shared/inspections/grouped-code.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Barcode } from './barcode.tsx';
import type { SendTo } from './send-to.ts';

/** Whom a box goes to. */
export function ToWhom({ to: { person, lines }, large = false }: { to: SendTo; large?: boolean }) {
  const { slips } = useMessages();
  const { shop } = useInspectionWords();
  const size = large ? 'text-lg' : 'text-base';
  return (
    <>
      <span className="block text-xs">{person === null ? shop.title : slips.recipient}</span>
      {person !== null && (
        <span className={classNames('figures block font-semibold break-words', size)}>
          {person.name} {person.phone}
        </span>
      )}
      {lines.map((line) => (
        <span
          key={line}
          className={classNames(
            'block break-words',
            large ? 'text-base' : 'text-sm',
            person === null && 'font-semibold',
          )}
        >
          {line}
        </span>
      ))}
    </>
  );
}

/** What the warehouse scans. */
export function IntakeCode({ code }: { code: string }) {
  const { shop } = useInspectionWords();
  return (
    <div>
      <Barcode text={code} label={`${shop.code} ${code}`} />
      <p className="figures mt-1 flex flex-wrap justify-between gap-x-4 text-sm">
        <span>{shop.code}</span>
        <span className="font-semibold">{groupedCode(code)}</span>
      </p>
    </div>
  );
}
