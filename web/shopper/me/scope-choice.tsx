import { useLocale } from '../../shared/i18n.ts';
import { type Scope, type ScopeArea, scopeAreas, scopeWords } from './token-scopes.ts';

interface ScopeChoiceProps {
  label: string;
  chosen: ReadonlySet<Scope>;
  onChange: (chosen: ReadonlySet<Scope>) => void;
}

/** Scope by scope: what a token may read and what it may write. */
export function ScopeChoice({ label, chosen, onChange }: ScopeChoiceProps) {
  const { locale } = useLocale();
  const words = scopeWords[locale];
  const set = (scope: Scope, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(scope);
    else next.delete(scope);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col text-sm">
      <legend className="pb-1">{label}</legend>
      {(Object.keys(scopeAreas) as ScopeArea[]).map((area) => (
        <div key={area} className="flex min-h-11 items-center gap-3 border-t border-line">
          <span className="min-w-0 flex-1">{words.areas[area]}</span>
          {scopeAreas[area].map((act) => (
            <label key={act} className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                className="size-5"
                aria-label={`${words.areas[area]} · ${words[act]}`}
                checked={chosen.has(`${area}:${act}`)}
                onChange={(event) => set(`${area}:${act}`, event.target.checked)}
              />
              {words[act]}
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
