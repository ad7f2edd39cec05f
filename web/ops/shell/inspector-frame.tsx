import { Link, Outlet } from '@tanstack/react-router';
import { ScanSearch } from 'lucide-react';
import type { ComponentProps } from 'react';
import { AccountMenu } from '../../shared/desk/account-menu.tsx';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { DeskFrame, railLinkClass } from '../../ui/desk-frame.tsx';
import { useMessages } from '../messages/index.ts';

/** The desk of those who inspect and do nothing else here. */
export function InspectorFrame({ me }: ComponentProps<typeof AccountMenu>) {
  const messages = useMessages();
  const { ops } = useInspectionWords();
  return (
    <DeskFrame
      brand={
        <a href="/ops" className="flex items-baseline gap-2">
          <span className="text-base font-semibold">{messages.brand}</span>
          <span className="text-sm text-soft">{messages.surface}</span>
        </a>
      }
      navLabel={messages.nav}
      nav={
        <Link to="/inspections" className={railLinkClass(true)}>
          <ScanSearch size={20} aria-hidden="true" />
          {ops.title}
        </Link>
      }
      foot={<AccountMenu me={me} />}
    >
      <Outlet />
    </DeskFrame>
  );
}
