import { Link } from '@tanstack/react-router';
import {
  ChevronRight,
  Heart,
  KeyRound,
  LogOut,
  MapPin,
  MessageSquareText,
  Package,
  PackageOpen,
  Scale,
  ShoppingBag,
  Smartphone,
  Sparkles,
  Store,
  TicketPercent,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { useRulingWords } from '../../shared/rulings/words.ts';
import { useMe } from '../../shared/session.ts';
import { Avatar, Button, buttonClass, Skeleton } from '../../ui/index.ts';
import { useInstall } from '../app/install.ts';
import { Page } from '../app/page.tsx';
import { useMessages } from '../messages/index.ts';
import { useReviewWords } from '../reviews/review-words.ts';
import { Preferences } from './preferences.tsx';
import { ProfileForm } from './profile-form.tsx';
import { useSignOut } from './use-sign-out.ts';

const orderStates = ['pending-payment', 'paid', 'shipped', 'delivered'] as const;

export function MePage() {
  const m = useMessages();
  const afterSales = useAfterSaleWords();
  const words = useReviewWords();
  const rulings = useRulingWords();
  const me = useMe();
  const install = useInstall();
  const signOut = useSignOut();
  return (
    <Page root title={m.me.title}>
      <div className="flex flex-col gap-4">
        {me === undefined ? (
          <Skeleton className="h-20 w-full rounded-card" />
        ) : me.signedIn ? (
          <ProfileForm me={me} />
        ) : (
          <Stranger />
        )}
        <section className="rounded-card bg-mist p-3">
          <h2 className="flex items-center justify-between text-sm font-semibold">
            {m.me.orders}
            <Link to="/orders" className="touchable flex items-center text-xs font-normal text-soft">
              {m.me.seeAll}
              <ChevronRight size={14} />
            </Link>
          </h2>
          <ul className="grid grid-cols-4 pt-2">
            {orderStates.map((state) => (
              <li key={state}>
                <Link
                  to="/orders"
                  search={{ state }}
                  className="flex min-h-14 flex-col items-center justify-center gap-1 text-xs"
                >
                  <Package size={22} strokeWidth={1.7} />
                  <span className="text-center">{m.orders.states[state]}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <Rows>
          <Row to="/cart" icon={<ShoppingBag size={20} />} text={m.me.cart} />
          <Row to="/after-sales" icon={<PackageOpen size={20} />} text={afterSales.mine} />
          <Row to="/me/reviews" icon={<MessageSquareText size={20} />} text={words.mineTitle} />
          <Row to="/me/addresses" icon={<MapPin size={20} />} text={m.me.addresses} />
          <Row to="/me/coupons" icon={<TicketPercent size={20} />} text={m.coupons.title} />
          <Row to="/me/follows" icon={<Heart size={20} />} text={m.me.follows} />
          <Row to="/me/interests" icon={<Sparkles size={20} />} text={m.me.interests} />
          <Row to="/rulings" icon={<Scale size={20} />} text={rulings.title} />
          {me?.signedIn && <Row to="/me/tokens" icon={<KeyRound size={20} />} text={m.me.tokens} />}
        </Rows>
        <Preferences />
        {install !== null && (
          <section className="flex items-center gap-3 rounded-card bg-mist p-3">
            <Smartphone size={20} className="shrink-0" />
            <p className="min-w-0 flex-1 text-xs text-soft">{m.me.installDetail}</p>
            <Button look="outline" size="small" onClick={install}>
              {m.me.install}
            </Button>
          </section>
        )}
        {me?.signedIn && (
          <Rows>
            {(me.shops.length > 0 || me.creatorId !== null) && (
              <OutRow href="/studio" icon={<Store size={20} />} text={m.me.studio} />
            )}
            {me.roles.length > 0 && <OutRow href="/ops" icon={<Store size={20} />} text={m.me.ops} />}
            <button
              type="button"
              onClick={() => void signOut()}
              className="flex h-12 w-full items-center gap-3 px-3 text-sm"
            >
              <LogOut size={20} />
              {m.me.signOut}
            </button>
          </Rows>
        )}
        <p className="pt-2 text-center text-xs text-soft">{me?.town ? m.me.town : m.me.version}</p>
      </div>
    </Page>
  );
}

function Stranger() {
  const m = useMessages();
  return (
    <section className="flex items-center gap-3 rounded-card bg-mist p-3">
      <Avatar name={m.me.title} url={null} size="large" />
      <div className="min-w-0 flex-1">
        <p className="text-base font-semibold">{m.me.stranger}</p>
        <p className="text-xs text-soft">{m.me.strangerDetail}</p>
      </div>
      <Link to="/sign-in" search={{ back: '/me' }} className={buttonClass('solid')}>
        {m.me.signIn}
      </Link>
    </section>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return <div className="divide-y divide-line overflow-hidden rounded-card bg-mist">{children}</div>;
}

interface RowProps {
  to:
    | '/cart'
    | '/after-sales'
    | '/me/reviews'
    | '/me/coupons'
    | '/me/addresses'
    | '/me/follows'
    | '/me/interests'
    | '/me/tokens'
    | '/rulings';
  icon: ReactNode;
  text: string;
}

function Row({ to, icon, text }: RowProps) {
  return (
    <Link to={to} className="flex h-12 items-center gap-3 px-3 text-sm outline-offset-[-2px]">
      {icon}
      <span className="flex-1">{text}</span>
      <ChevronRight size={16} className="text-soft" />
    </Link>
  );
}

/** To another surface: a page of its own. */
function OutRow({ href, icon, text }: { href: string; icon: ReactNode; text: string }) {
  return (
    <a href={href} className="flex h-12 items-center gap-3 px-3 text-sm outline-offset-[-2px]">
      {icon}
      <span className="flex-1">{text}</span>
      <ChevronRight size={16} className="text-soft" />
    </a>
  );
}
