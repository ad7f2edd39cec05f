import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

export interface DataColumn<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, so that their digits do below each other. */
  numeric?: boolean;
  /** Left out where the table has little room, e.g. beside an open panel. */
  wideOnly?: boolean;
  /** Takes what room the others leave; its text is cut, not wrapped. */
  grow?: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for those who listen. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  /** What a row is called when it is opened. */
  nameOf: (row: Row) => string;
  openId: string | null;
  onOpen: (id: string) => void;
  /** The row on a phone, where columns do not fit. */
  card: (row: Row) => ReactNode;
  /** After the last row: what loads more, or says that this is all. */
  end?: ReactNode;
  /** Rows that can be chosen, by a box or by Space on the row. */
  selection?: RowSelection;
}

export interface RowSelection {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Names the box of all rows, and with a row's name that of one. */
  readonly allLabel: string;
  readonly labelOf: (name: string) => string;
}

/**
 * Rows that open by a click, Enter, or while one is open by J and K; the arrows move the focus. Where rows can be
 * chosen, Space chooses the row that has the focus, or else the open one.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, nameOf, openId, onOpen, card, end, selection } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = rows.map(idOf);
  const toggle = (id: string) => selection?.onChange(toggled(selection.chosen, id));
  useRowKeys(ids, openId, onOpen, selection === undefined ? undefined : toggle);
  useEffect(() => {
    if (openId !== null) body.current?.querySelector('[data-open]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);
  const startId = openId ?? (rows[0] === undefined ? null : idOf(rows[0]));
  return (
    <div className="@container">
      <table
        aria-label={label}
        className="hidden w-full border-separate border-spacing-0 text-sm tablet:table"
      >
        <thead>
          <tr>
            {selection !== undefined && (
              <th scope="col" className={boxHeadClass}>
                <ChoiceBox
                  label={selection.allLabel}
                  checked={ids.every((id) => selection.chosen.has(id))}
                  onChange={(all) => selection.onChange(new Set(all ? ids : []))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  'sticky top-0 z-10 h-10 border-b border-line bg-paper px-3 text-xs font-medium whitespace-nowrap text-soft first:ps-4 last:pe-4',
                  column.numeric ? 'text-end' : 'text-start',
                  column.wideOnly && 'hidden @min-[960px]:table-cell',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moveFocus}>
          {rows.map((row) => {
            const id = idOf(row);
            const open = id === openId;
            return (
              <tr
                key={id}
                tabIndex={id === startId ? 0 : -1}
                aria-label={nameOf(row)}
                aria-current={open || undefined}
                data-open={open || undefined}
                onClick={({ target }) => {
                  // The box has an effect of its own.
                  if (!(target instanceof Element && target.closest('label'))) onOpen(id);
                }}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget) return;
                  if (event.key === 'Enter') onOpen(id);
                  if (event.key !== ' ' || selection === undefined) return;
                  event.preventDefault();
                  toggle(id);
                }}
                className={classNames(
                  'group h-14 cursor-pointer outline-offset-[-2px]',
                  open ? 'bg-fill' : 'hover:bg-mist',
                )}
              >
                {selection !== undefined && (
                  <td className="border-b border-line p-0">
                    <ChoiceBox
                      label={selection.labelOf(nameOf(row))}
                      checked={selection.chosen.has(id)}
                      onChange={() => toggle(id)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={classNames(
                      'border-b border-line px-3 py-2 first:ps-4 last:pe-4',
                      column.numeric && 'figures text-end',
                      column.wideOnly && 'hidden @min-[960px]:table-cell',
                      column.grow ? 'w-full max-w-0 min-w-44' : 'whitespace-nowrap',
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul aria-label={label} className="tablet:hidden">
        {rows.map((row) => (
          <li key={idOf(row)} className="flex items-stretch border-b border-line">
            {selection !== undefined && (
              <ChoiceBox
                label={selection.labelOf(nameOf(row))}
                checked={selection.chosen.has(idOf(row))}
                onChange={() => toggle(idOf(row))}
              />
            )}
            <button
              type="button"
              onClick={() => onOpen(idOf(row))}
              className="block w-full min-w-0 flex-1 px-4 py-3 text-start text-sm outline-offset-[-2px] active:bg-mist"
            >
              {card(row)}
            </button>
          </li>
        ))}
      </ul>
      {end}
    </div>
  );
}

const boxHeadClass = 'sticky top-0 z-10 h-10 w-11 border-b border-line bg-paper p-0';

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A box with room for a finger around it. */
function ChoiceBox({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-10 w-11 shrink-0 self-stretch items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-ink"
      />
    </label>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest('tr');
  if (row === null || event.target !== row) return;
  const next =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** J and K open the next and the previous row, wherever the focus is but in a field; Space chooses the open one. */
export function useRowKeys(
  ids: readonly string[],
  openId: string | null,
  onOpen: (id: string) => void,
  onToggle?: (id: string) => void,
): void {
  const latest = useRef({ ids, openId, onOpen, onToggle });
  latest.current = { ids, openId, onOpen, onToggle };
  // Where the open row stood: a row that was dealt with leaves the list, and the next one moves into its place.
  const lastAt = useRef(0);
  const openAt = openId === null ? -1 : ids.indexOf(openId);
  if (openAt !== -1) lastAt.current = openAt;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === ' ') return chooseOpen(event, latest.current);
      const step = stepOf(event);
      if (step === undefined) return;
      const { ids: now, openId: open, onOpen: go } = latest.current;
      const next = rowAfter(now, open, step, lastAt.current);
      if (next === undefined) return;
      event.preventDefault();
      go(next);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function rowAfter(
  ids: readonly string[],
  openId: string | null,
  step: number,
  lastAt: number,
): string | undefined {
  if (openId === null) return ids[0];
  const at = ids.indexOf(openId);
  return at === -1 ? (ids[lastAt] ?? ids.at(-1)) : ids[at + step];
}

/** Where a key goes to; undefined when it is no such key, or is text. */
function stepOf(event: globalThis.KeyboardEvent): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return undefined;
  return { j: 1, k: -1 }[event.key.toLowerCase()];
}

function chooseOpen(
  event: globalThis.KeyboardEvent,
  { openId, onToggle }: { openId: string | null; onToggle: ((id: string) => void) | undefined },
): void {
  if (openId === null || onToggle === undefined || isActed(event)) return;
  event.preventDefault();
  onToggle(openId);
}

/** Whether Space means something where it was pressed, or was dealt with already. */
function isActed(event: globalThis.KeyboardEvent): boolean {
  if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return true;
  return isTyping(event.target) || event.target.closest('button, a, input, label, [role="tab"]') !== null;
}

/** Whether a key pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A box takes no letters.
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
