import { Ellipsis } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';

export interface DeskFrameProps {
  brand: ReactNode;
  /** Whose work this is: a switcher, a name. */
  subject?: ReactNode;
  /** Names the navigation for those who listen. */
  navLabel: string;
  /** What is used all day: at most five links, the tabs of a phone. */
  nav: ReactNode;
  /** The other links: below those on a desk, behind one more tab on a phone. */
  more?: { label: string; links: ReactNode } | undefined;
  /** Language, theme, account. */
  foot: ReactNode;
  children: ReactNode;
}

/** The frame of the workbench and the desk: a rail at the left, on a phone a bar above and tabs below. */
export function DeskFrame({ brand, subject, navLabel, nav, more, foot, children }: DeskFrameProps) {
  return (
    <div className="flex h-dvh min-h-0 flex-col desk:flex-row">
      <header className="flex shrink-0 items-center border-b border-line bg-mist px-4 pt-[var(--safe-top)] desk:w-56 desk:flex-col desk:items-stretch desk:border-e desk:border-b-0 desk:px-3 desk:py-4">
        <div className="flex h-14 shrink-0 items-center desk:h-8 desk:px-3">{brand}</div>
        {subject && <div className="min-w-0 flex-1 desk:mt-4 desk:flex-none">{subject}</div>}
        <nav
          aria-label={navLabel}
          className="group/nav fixed inset-x-0 bottom-0 z-20 flex justify-around border-t border-line bg-raised pb-[var(--safe-bottom)] desk:static desk:mt-4 desk:flex-col desk:justify-start desk:gap-1 desk:border-0 desk:bg-transparent desk:p-0"
        >
          {nav}
          {more && <MoreLinks label={more.label}>{more.links}</MoreLinks>}
        </nav>
        <div className="ms-auto flex items-center desk:ms-0 desk:mt-auto">{foot}</div>
      </header>
      <main className="flex min-h-0 min-w-0 flex-1 flex-col pb-[calc(56px+var(--safe-bottom))] desk:pb-0">
        {children}
      </main>
    </div>
  );
}

/** On a desk its links stand in the rail; on a phone a tab opens them above the tabs. */
function MoreLinks({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    // A link of it leads away, and so closes it as what lies beside it does.
    const onClick = (event: MouseEvent) => !button.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
    };
  }, [open]);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={classNames(
          railLinkClass(open),
          'desk:hidden group-has-[[data-more]_[aria-current=page]]/nav:font-semibold group-has-[[data-more]_[aria-current=page]]/nav:text-ink',
        )}
      >
        <Ellipsis size={20} aria-hidden="true" />
        {label}
      </button>
      {open && <div className="absolute inset-x-0 bottom-full -z-10 h-dvh bg-scrim desk:hidden" />}
      <div
        id={id}
        data-more
        className={classNames(
          'max-desk:absolute max-desk:inset-x-0 max-desk:bottom-full max-desk:-z-10 max-desk:grid-cols-4 max-desk:gap-y-2 max-desk:rounded-t-card max-desk:bg-raised max-desk:px-2 max-desk:py-3 max-desk:shadow-float',
          'desk:flex desk:flex-col desk:gap-1 desk:border-t desk:border-line desk:pt-2 desk:mt-1',
          open ? 'max-desk:grid' : 'max-desk:hidden',
        )}
      >
        {children}
      </div>
    </>
  );
}

/** The look of a link in the rail. */
export function railLinkClass(active: boolean): string {
  return classNames(
    'flex h-14 min-w-13 flex-1 flex-col items-center justify-center gap-1 rounded-control text-xs outline-offset-[-2px]',
    'desk:h-10 desk:flex-none desk:flex-row desk:justify-start desk:gap-3 desk:px-3 desk:text-sm',
    active ? 'font-semibold text-ink desk:bg-fill' : 'text-soft hover:text-ink',
  );
}

/** The heading of a page with what can be done on it. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex min-h-16 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-40 flex-1">
        <h1 className="truncate text-lg font-semibold">{title}</h1>
        {note && <p className="text-sm text-soft">{note}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  );
}
