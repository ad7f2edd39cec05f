import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { classNames, IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export interface PageProps {
  title: string;
  children: ReactNode;
  /** A page that a tab leads to has no way back. */
  root?: boolean;
  action?: ReactNode;
  /** Stays at the bottom, above the tabs. */
  footer?: ReactNode;
  wide?: boolean;
}

/** A page that is read: header, one column, the footer within reach. */
export function Page({ title, children, root, action, footer, wide }: PageProps) {
  const m = useMessages();
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  useEffect(() => {
    document.title = `${title} · Kanmai 看买`;
    return () => {
      document.title = 'Kanmai 看买';
    };
  }, [title]);
  const back = () => (canGoBack ? router.history.back() : void navigate({ to: '/' }));
  const column = classNames('mx-auto w-full', wide ? 'max-w-[960px]' : 'max-w-[640px]');
  return (
    <div className="page-column flex flex-col bg-paper" data-inner={root ? undefined : ''}>
      <header className="sticky top-0 z-10 bg-paper pt-[var(--safe-top)]">
        <div className={classNames(column, 'flex h-12 items-center gap-1', root ? 'ps-4 pe-1' : 'px-1')}>
          {!root && <IconButton label={m.page.back} icon={<ChevronLeft size={24} />} onClick={back} />}
          <h1 className={classNames('min-w-0 flex-1 truncate font-semibold', root ? 'text-lg' : 'text-base')}>
            {title}
          </h1>
          {action}
        </div>
      </header>
      <main className="flex flex-1 flex-col">
        <div className={classNames(column, 'flex flex-1 flex-col px-4 pb-6')}>{children}</div>
        {footer && (
          <div className="sticky bottom-[calc(var(--tabs-height)+var(--safe-bottom))] border-t border-line bg-paper desk:bottom-0">
            <div className={classNames(column, 'px-4 py-3')}>{footer}</div>
          </div>
        )}
      </main>
    </div>
  );
}
