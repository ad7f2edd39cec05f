import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

export interface TabsProps<Value extends string> {
  /** Names the list for those who listen. */
  label: string;
  tabs: readonly { value: Value; label: string; count?: number }[];
  value: Value;
  onChange: (value: Value) => void;
  /** The id of the panel that the tabs fill. */
  panelId: string;
}

/** What of the next tab shows beside the last one in sight. */
const edgePx = 24;

/** Tabs in the WAI-ARIA pattern: arrows move, one stop for Tab. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, panelId }: TabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is read from the list
  useEffect(() => {
    if (list.current !== null) showChosen(list.current);
  }, [value]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = (at + step + tabs.length) % tabs.length;
    onChange(tabs[next]!.value);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className="scrollbar-none flex gap-6 overflow-x-auto border-b border-line px-4"
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={panelId}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          className={classNames(
            'relative h-11 shrink-0 text-sm whitespace-nowrap outline-offset-[-2px]',
            tab.value === value
              ? 'font-semibold text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full after:bg-ink'
              : 'text-soft',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="figures ms-1 text-xs">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

/** On a narrow screen the chosen tab may lie beyond the edge. */
function showChosen(list: HTMLElement): void {
  const chosen = list.querySelector('[aria-selected=true]')?.getBoundingClientRect();
  if (chosen === undefined) return;
  const { left, right } = list.getBoundingClientRect();
  if (chosen.right > right) list.scrollLeft += chosen.right - right + edgePx;
  else if (chosen.left < left) list.scrollLeft += chosen.left - left - edgePx;
}
