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
}

/** Rows that open by a click, Enter, or while one is open by J and K; the arrows move the focus. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, idOf, nameOf, openId, onOpen, card, end } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(rows.map(idOf), openId, onOpen);
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
                onClick={() => onOpen(id)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(id);
                }}
                className={classNames(
                  'group h-14 cursor-pointer outline-offset-[-2px]',
                  open ? 'bg-fill' : 'hover:bg-mist',
                )}
              >
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
          <li key={idOf(row)} className="border-b border-line">
            <button
              type="button"
              onClick={() => onOpen(idOf(row))}
              className="block w-full px-4 py-3 text-start text-sm outline-offset-[-2px] active:bg-mist"
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

/** J and K open the next and the previous row, wherever the focus is but in a field. */
export function useRowKeys(
  ids: readonly string[],
  openId: string | null,
  onOpen: (id: string) => void,
): void {
  const latest = useRef({ ids, openId, onOpen });
  latest.current = { ids, openId, onOpen };
  // Where the open row stood: a row that was dealt with leaves the list, and the next one moves into its place.
  const lastAt = useRef(0);
  const openAt = openId === null ? -1 : ids.indexOf(openId);
  if (openAt !== -1) lastAt.current = openAt;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const { ids: now, openId: open, onOpen: go } = latest.current;
      const at = open === null ? -1 : now.indexOf(open);
      const gone = open !== null && at === -1;
      const next = open === null ? now[0] : gone ? (now[lastAt.current] ?? now.at(-1)) : now[at + step];
      if (next === undefined) return;
      event.preventDefault();
      go(next);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether a key pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
