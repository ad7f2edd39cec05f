import { Link, Outlet } from '@tanstack/react-router';
import {
  Activity,
  ArrowLeftRight,
  Banknote,
  BookOpen,
  Clapperboard,
  ClipboardCheck,
  Compass,
  FileCheck,
  FlaskConical,
  Gauge,
  Gavel,
  LockKeyhole,
  Megaphone,
  MessageCircleOff,
  MessageSquareText,
  Package,
  PackageOpen,
  Radio,
  Scale,
  ScanSearch,
  ScrollText,
  ShieldCheck,
  Siren,
  SlidersHorizontal,
  Store,
  Users,
  VenetianMask,
} from 'lucide-react';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { AccountMenu, SignInAgain } from '../../shared/desk/account-menu.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { useMe } from '../../shared/session.ts';
import { useFraudWords } from '../../shared/trust/fraud-words.ts';
import { DeskFrame, railLinkClass } from '../../ui/desk-frame.tsx';
import { EmptyState, Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useCaseWords } from '../trust-cases/words.ts';
import { InspectorFrame } from './inspector-frame.tsx';

/** The desk, for operators; others are told why not. The server decides at every call anyway. */
export function OpsFrame() {
  const messages = useMessages();
  const afterSales = useAfterSaleWords();
  const claims = useClaimWords();
  const watch = useWatchWords();
  const cases = useCaseWords();
  const inspections = useInspectionWords();
  const fraud = useFraudWords();
  const me = useMe();
  if (me === undefined) return <Loading />;
  if (!me.roles.includes('operator') && me.roles.includes('inspector')) return <InspectorFrame me={me} />;
  if (!me.roles.includes('operator')) {
    return (
      <main className="flex min-h-dvh flex-col">
        <EmptyState
          icon={<LockKeyhole size={32} />}
          title={messages.notAllowedTitle}
          detail={messages.notAllowedDetail(me.displayName || me.email || me.phone || me.personId)}
          action={<SignInAgain label={messages.otherAccount} />}
        />
      </main>
    );
  }
  const icon = { size: 20, 'aria-hidden': true } as const;
  const look = {
    activeProps: { className: railLinkClass(true) },
    inactiveProps: { className: railLinkClass(false) },
    activeOptions: { includeSearch: false },
  };
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
        <>
          <Link to="/applications" {...look}>
            <ClipboardCheck {...icon} />
            {messages.applications}
          </Link>
          <Link to="/certificates" {...look}>
            <FileCheck {...icon} />
            {messages.certificates}
          </Link>
          <Link to="/appeals" {...look}>
            <Scale {...icon} />
            {messages.appeals}
          </Link>
          <Link to="/clips" {...look}>
            <Clapperboard {...icon} />
            {messages.clips}
          </Link>
        </>
      }
      more={{
        label: messages.more,
        links: (
          <>
            <Link to="/after-sales" {...look}>
              <PackageOpen {...icon} />
              {afterSales.title}
            </Link>
            <Link to="/claims" {...look}>
              <ShieldCheck {...icon} />
              {claims.title}
            </Link>
            <Link to="/inspections" {...look}>
              <ScanSearch {...icon} />
              {inspections.ops.title}
            </Link>
            <Link to="/reviews" {...look}>
              <MessageSquareText {...icon} />
              {messages.reviews}
            </Link>
            <Link to="/adverts" {...look}>
              <Megaphone {...icon} />
              {messages.adverts}
            </Link>
            <Link to="/watch" {...look}>
              <Siren {...icon} />
              {watch.title}
            </Link>
            <Link to="/cases" {...look}>
              <Gavel {...icon} />
              {cases.title}
            </Link>
            <Link to="/fraud" {...look}>
              <VenetianMask {...icon} />
              {fraud.title}
            </Link>
            <Link to="/trust" {...look}>
              <Gauge {...icon} />
              {messages.trust}
            </Link>
            <Link to="/rooms" {...look}>
              <Radio {...icon} />
              {messages.rooms}
            </Link>
            <Link to="/chat-words" {...look}>
              <MessageCircleOff {...icon} />
              {messages.chatWords}
            </Link>
            <Link to="/products" {...look}>
              <Package {...icon} />
              {messages.products}
            </Link>
            <Link to="/shops" {...look}>
              <Store {...icon} />
              {messages.shops}
            </Link>
            <Link to="/people" {...look}>
              <Users {...icon} />
              {messages.people}
            </Link>
            <Link to="/ledger" {...look}>
              <BookOpen {...icon} />
              {messages.ledger}
            </Link>
            <Link to="/payouts" {...look}>
              <Banknote {...icon} />
              {messages.payouts}
            </Link>
            <Link to="/deposits" {...look}>
              <ShieldCheck {...icon} />
              {messages.deposits}
            </Link>
            <Link to="/reconciliation" {...look}>
              <ArrowLeftRight {...icon} />
              {messages.reconciliation}
            </Link>
            <Link to="/experiments" {...look}>
              <FlaskConical {...icon} />
              {messages.experiments}
            </Link>
            <Link to="/audit" {...look}>
              <ScrollText {...icon} />
              {messages.audit}
            </Link>
            <Link to="/feed" {...look}>
              <SlidersHorizontal {...icon} />
              {messages.feedSettings}
            </Link>
            <Link to="/interest" {...look}>
              <Compass {...icon} />
              {messages.interest}
            </Link>
            <Link to="/readers" {...look}>
              <Activity {...icon} />
              {messages.readers}
            </Link>
          </>
        ),
      }}
      foot={<AccountMenu me={me} />}
    >
      <Outlet />
    </DeskFrame>
  );
}
