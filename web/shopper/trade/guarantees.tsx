import { ShieldCheck } from 'lucide-react';
import { useMessages } from '../messages/index.ts';

/** The rights that go with a product, in jade; with what each means when there is room. */
export function Guarantees({ codes, explained }: { codes: readonly string[]; explained?: boolean }) {
  const m = useMessages();
  const known = codes.flatMap((code) => {
    const words = m.guarantees[code];
    return words === undefined ? [] : [{ code, ...words }];
  });
  if (known.length === 0) return null;
  if (!explained) {
    return (
      <ul aria-label={m.product.guarantees} className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-jade">
        {known.map(({ code, name }) => (
          <li key={code} className="flex items-center gap-1">
            <ShieldCheck size={14} />
            {name}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul aria-label={m.product.guarantees} className="flex flex-col gap-2 text-sm">
      {known.map(({ code, name, detail }) => (
        <li key={code} className="flex gap-2">
          <ShieldCheck size={18} className="mt-0.5 shrink-0 text-jade" />
          <span>
            <span className="font-medium text-jade">{name}</span> <span className="text-soft">{detail}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
