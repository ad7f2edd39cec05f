import { useMessages } from '../messages/index.ts';

interface PaymentChooserProps {
  /** The preferred first. */
  methods: readonly string[];
  chosen: string | undefined;
  onChoose: (method: string) => void;
}

/** How to pay; nothing to see where there is only one way. */
export function PaymentChooser({ methods, chosen, onChoose }: PaymentChooserProps) {
  const words = useMessages().payment;
  if (methods.length < 2) return null;
  const current = chosen ?? methods[0];
  return (
    <fieldset className="rounded-card bg-mist p-3">
      <legend className="float-start w-full pb-1 text-sm font-semibold">{words.title}</legend>
      <div className="clear-both divide-y divide-line">
        {methods.map((method) => (
          <label key={method} className="flex min-h-11 cursor-pointer items-center gap-3 py-2 text-sm">
            <input
              type="radio"
              name="payment-method"
              value={method}
              checked={method === current}
              onChange={() => onChoose(method)}
              className="size-5 shrink-0 accent-current"
            />
            <span className="min-w-0 flex-1">
              <span className="block">{words.methods[method] ?? method}</span>
              {words.notes[method] !== undefined && (
                <span className="block text-xs text-soft">{words.notes[method]}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
