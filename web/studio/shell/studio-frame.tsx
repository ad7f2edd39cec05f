import { Link, Navigate, Outlet } from '@tanstack/react-router';
import {
  Boxes,
  CircleGauge,
  Clapperboard,
  Gauge,
  Handshake,
  House,
  MessageSquareText,
  Package,
  PackageOpen,
  PackageSearch,
  Radio,
  ReceiptText,
  Search,
  ShieldCheck,
  TicketPercent,
  Truck,
  Users,
  Wallet,
  Webhook,
} from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { AccountMenu } from '../../shared/desk/account-menu.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useMe } from '../../shared/session.ts';
import { useScoreWords } from '../../shared/trust/score-words.ts';
import { DeskFrame, railLinkClass } from '../../ui/desk-frame.tsx';
import { Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { usePenaltyWords } from '../penalties/words.ts';
import { AuthorSwitcher } from './author-switcher.tsx';
import {
  authorsOf,
  chooseAuthor,
  maySell,
  type StudioAuthor,
  storeLastAuthor,
  useAuthor,
  useAuthorId,
} from './authors.ts';
import { NowhereState } from './entry-page.tsx';

const pages = [
  'orders',
  'after-sales',
  'claims',
  'products',
  'stock',
  'clips',
  'rooms',
  'penalties',
  'promotions',
  'reviews',
  'affiliate',
  'sourcing',
  'promoting',
  'search-terms',
  'trust',
  'shipping',
  'money',
  'staff',
  'developer',
] as const;

export function StudioFrame() {
  const me = useMe();
  const author = useAuthor();
  const authorId = useAuthorId();
  useEffect(() => {
    if (author !== undefined) storeLastAuthor(author.id);
  }, [author]);
  if (me === undefined) return <Loading />;
  if (author === undefined) return <Elsewhere authorId={authorId} authors={authorsOf(me)} />;
  return (
    <Frame author={author} foot={<AccountMenu me={me} />}>
      <Outlet />
    </Frame>
  );
}

/** `/studio/orders` without a shop is a fair thing to type. */
function Elsewhere({ authorId, authors }: { authorId: string; authors: readonly StudioAuthor[] }) {
  const page = pages.find((name) => name === authorId);
  const author = chooseAuthor(authors);
  if (page === undefined || author === undefined) return <NowhereState />;
  return <Navigate to={`/$authorId/${page}`} params={{ authorId: author.id }} search={true} replace />;
}

function Frame({ author, foot, children }: { author: StudioAuthor; foot: ReactNode; children: ReactNode }) {
  const messages = useMessages();
  const afterSales = useAfterSaleWords();
  const claims = useClaimWords();
  const scores = useScoreWords();
  const penalties = usePenaltyWords();
  const params = { authorId: author.id };
  const icon = { size: 20, 'aria-hidden': true } as const;
  const link = {
    params,
    activeProps: { className: railLinkClass(true) },
    inactiveProps: { className: railLinkClass(false) },
  };
  // Beside the products on a desk; the tabs of a phone have no room for it.
  const stockLink = (shown: string) => (
    <Link to="/$authorId/stock" activeOptions={{ includeSearch: false }} className={shown} {...link}>
      <Boxes {...icon} />
      {messages.stock}
    </Link>
  );
  const roomsLink = (shown: string) => (
    <Link to="/$authorId/rooms" activeOptions={{ includeSearch: false }} className={shown} {...link}>
      <Radio {...icon} />
      {messages.rooms}
    </Link>
  );
  const penaltiesLink = maySell.hostRooms(author) && (
    <Link to="/$authorId/penalties" {...link}>
      <CircleGauge {...icon} />
      {penalties.title}
    </Link>
  );
  const scoreLink = (
    <Link to="/$authorId/trust" activeOptions={{ includeSearch: false }} {...link}>
      <Gauge {...icon} />
      {scores.title}
    </Link>
  );
  return (
    <DeskFrame
      brand={
        <a href="/studio" className="hidden items-baseline gap-2 desk:flex">
          <span className="text-base font-semibold">{messages.brand}</span>
          <span className="text-sm text-soft">{messages.surface}</span>
        </a>
      }
      subject={<AuthorSwitcher author={author} />}
      navLabel={messages.nav}
      nav={
        <>
          <Link to="/$authorId" activeOptions={{ exact: true }} {...link}>
            <House {...icon} />
            {messages.home}
          </Link>
          {author.kind === 'shop' && (
            <>
              <Link to="/$authorId/orders" activeOptions={{ includeSearch: false }} {...link}>
                <ReceiptText {...icon} />
                {messages.orders}
              </Link>
              <Link to="/$authorId/products" activeOptions={{ includeSearch: false }} {...link}>
                <Package {...icon} />
                {messages.products}
              </Link>
              {stockLink('max-desk:hidden')}
            </>
          )}
          <Link to="/$authorId/clips" activeOptions={{ includeSearch: false }} {...link}>
            <Clapperboard {...icon} />
            {messages.clips}
          </Link>
          {roomsLink(author.kind === 'shop' ? 'max-desk:hidden' : '')}
          {author.kind === 'creator' && (
            <>
              <Link to="/$authorId/sourcing" activeOptions={{ includeSearch: false }} {...link}>
                <PackageSearch {...icon} />
                {messages.sourcing}
              </Link>
              <Link to="/$authorId/promoting" activeOptions={{ includeSearch: false }} {...link}>
                <Handshake {...icon} />
                {messages.promoting}
              </Link>
            </>
          )}
        </>
      }
      more={
        author.kind === 'shop'
          ? {
              label: messages.more,
              links: (
                <>
                  {roomsLink('desk:hidden')}
                  {stockLink('desk:hidden')}
                  {maySell.readOrders(author.role) && (
                    <Link to="/$authorId/after-sales" activeOptions={{ includeSearch: false }} {...link}>
                      <PackageOpen {...icon} />
                      {afterSales.title}
                    </Link>
                  )}
                  {maySell.readOrders(author.role) && (
                    <Link to="/$authorId/claims" activeOptions={{ includeSearch: false }} {...link}>
                      <ShieldCheck {...icon} />
                      {claims.desk.title}
                    </Link>
                  )}
                  <Link to="/$authorId/promotions" activeOptions={{ includeSearch: false }} {...link}>
                    <TicketPercent {...icon} />
                    {messages.promotions}
                  </Link>
                  <Link to="/$authorId/reviews" activeOptions={{ includeSearch: false }} {...link}>
                    <MessageSquareText {...icon} />
                    {messages.reviews}
                  </Link>
                  {maySell.readOrders(author.role) && scoreLink}
                  {penaltiesLink}
                  {(maySell.readPlans(author.role) || maySell.readSamples(author.role)) && (
                    <Link to="/$authorId/affiliate" activeOptions={{ includeSearch: false }} {...link}>
                      <Handshake {...icon} />
                      {messages.affiliate}
                    </Link>
                  )}
                  {maySell.readSearches(author.role) && (
                    <Link to="/$authorId/search-terms" activeOptions={{ includeSearch: false }} {...link}>
                      <Search {...icon} />
                      {messages.searchTerms}
                    </Link>
                  )}
                  {maySell.writeShipping(author.role) && (
                    <Link to="/$authorId/shipping" {...link}>
                      <Truck {...icon} />
                      {messages.shipping}
                    </Link>
                  )}
                  {maySell.readMoney(author.role) && (
                    <Link to="/$authorId/money" {...link}>
                      <Wallet {...icon} />
                      {messages.money}
                    </Link>
                  )}
                  {author.role === 'owner' && (
                    <>
                      <Link to="/$authorId/staff" {...link}>
                        <Users {...icon} />
                        {messages.staff}
                      </Link>
                      <Link to="/$authorId/developer" activeOptions={{ includeSearch: false }} {...link}>
                        <Webhook {...icon} />
                        {messages.developer}
                      </Link>
                    </>
                  )}
                </>
              ),
            }
          : {
              label: messages.more,
              links: (
                <>
                  {scoreLink}
                  {penaltiesLink}
                </>
              ),
            }
      }
      foot={foot}
    >
      {children}
    </DeskFrame>
  );
}
