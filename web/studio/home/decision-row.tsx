import { Link } from '@tanstack/react-router';
import {
  BadgeCheck,
  Ban,
  CalendarClock,
  CircleAlert,
  Clapperboard,
  FileWarning,
  Hourglass,
  MessageCircle,
  MessageSquareText,
  PackageMinus,
  PackageOpen,
  PackageSearch,
  PackageX,
  Plus,
  TicketPercent,
  Truck,
  Undo2,
  Webhook,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import type { AfterSaleWords } from '../../shared/after-sales/words-zh-cn.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { buttonClass, classNames, Progress } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import type { Decision } from './decisions.ts';

interface Words {
  title: string;
  detail: string;
  button: string;
}

const icons: Record<Decision['kind'], typeof Truck> = {
  ship: Truck,
  'out-of-stock': PackageX,
  'low-stock': PackageMinus,
  'clip-refused': CircleAlert,
  'clip-preparing': Hourglass,
  'clip-draft': Clapperboard,
  'first-product': Plus,
  'first-clip': Clapperboard,
  'shop-pending': Hourglass,
  'shop-suspended': Ban,
  'cancel-asked': Undo2,
  trouble: PackageSearch,
  case: PackageOpen,
  unread: MessageCircle,
  'low-reviews': MessageSquareText,
  'webhooks-paused': Webhook,
  certificate: BadgeCheck,
  'faulty-file': FileWarning,
  'promotion-ending': TicketPercent,
  'clip-scheduled': CalendarClock,
};

/** One decision: what, why, and the button that leads to doing it. */
export function DecisionRow({
  decision,
  authorId,
  accent,
}: {
  decision: Decision;
  authorId: string;
  accent: boolean;
}) {
  const messages = useMessages();
  const { locale } = useLocale();
  const afterSales = useAfterSaleWords();
  const { title, detail, button } =
    decision.kind === 'case' ? caseWords(decision, afterSales, locale) : wordsOf(decision, messages, locale);
  const Icon = icons[decision.kind];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line px-4 py-4 last:border-0 tablet:flex-nowrap">
      <span
        className={classNames(
          'flex size-10 shrink-0 items-center justify-center rounded-control',
          toneOf(decision),
        )}
      >
        <Icon size={20} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 max-tablet:basis-[calc(100%-56px)]">
        <h2 className="text-base font-semibold break-words">{title}</h2>
        <p className="text-sm text-soft">{detail}</p>
        {decision.kind === 'clip-preparing' && (
          <div className="mt-2 max-w-60">
            <Progress share={decision.progress} label={title} />
          </div>
        )}
      </div>
      <DecisionLink
        decision={decision}
        authorId={authorId}
        className={classNames(buttonClass(accent ? 'accent' : 'outline'), 'max-tablet:ms-14')}
      >
        {button}
      </DecisionLink>
    </li>
  );
}

const grave = new Set<Decision['kind']>([
  'out-of-stock',
  'clip-refused',
  'shop-suspended',
  'webhooks-paused',
]);
const pressing = new Set<Decision['kind']>([
  ...(['low-stock', 'shop-pending', 'cancel-asked', 'case', 'trouble'] as const),
  ...(['certificate', 'faulty-file', 'low-reviews'] as const),
]);

function toneOf(decision: Decision): string {
  if (decision.kind === 'ship') {
    if (decision.urgency === 'late') return 'bg-danger-wash text-danger';
    return decision.urgency === 'soon' ? 'bg-amber-wash text-amber' : 'bg-jade-wash text-jade';
  }
  if (grave.has(decision.kind)) return 'bg-danger-wash text-danger';
  if (pressing.has(decision.kind)) return 'bg-amber-wash text-amber';
  return 'bg-fill text-soft';
}

type CaseDecision = Extract<Decision, { kind: 'case' }>;

function caseWords(decision: CaseDecision, words: AfterSaleWords, locale: Locale): Words {
  const home = decision.state === 'asked' ? words.desk.home : words.desk.receiveHome;
  const amount = moneyText(decision.amountCents, decision.currency, locale);
  return {
    title: home.title(words.kinds[decision.wants], amount),
    detail: home.detail(decision.title, absoluteTime(decision.dueAt, locale)),
    button: home.button,
  };
}

function wordsOf(decision: Exclude<Decision, CaseDecision>, messages: StudioMessages, locale: Locale): Words {
  const words = messages.homePage;
  const desk = messages.shopDesk.decisions;
  switch (decision.kind) {
    case 'ship': {
      const due = words.ship.due(absoluteTime(new Date(decision.dueAtMs).toISOString(), locale));
      const detail = decision.lateCount > 0 ? words.ship.late(decision.lateCount) : due;
      return { title: words.ship.title(decision.count), detail, button: words.ship.button };
    }
    case 'out-of-stock': {
      const { title, detail, button } = words.outOfStock;
      return {
        title: title(decision.title),
        detail: detail(listText(decision.variantTitles, locale)),
        button,
      };
    }
    case 'low-stock': {
      const { title, detail, button } = words.lowStock;
      return {
        title: title(decision.title, decision.available),
        detail: detail(listText(decision.variantTitles, locale)),
        button,
      };
    }
    case 'clip-refused':
      return {
        ...words.clipRefused,
        detail: joined(decision.caption, messages.refusals[decision.refusal] ?? messages.refusals['other']!),
      };
    case 'clip-preparing': {
      const { title, detail, button } = words.clipPreparing;
      return { title, detail: joined(decision.caption, detail(Math.round(decision.progress * 100))), button };
    }
    case 'clip-draft':
      return { ...words.clipDraft, detail: decision.caption || words.noCaption };
    case 'cancel-asked':
      return { ...desk.cancelAsked, title: desk.cancelAsked.title(decision.count) };
    case 'trouble': {
      const { trouble } = messages.parcelDesk;
      return { ...trouble, title: trouble.title(decision.count) };
    }
    case 'unread':
      return { ...desk.unread, title: desk.unread.title(decision.count) };
    case 'low-reviews':
      return { ...desk.lowReviews, title: desk.lowReviews.title(decision.count) };
    case 'webhooks-paused':
      return { ...desk.webhooks, title: desk.webhooks.title(decision.count) };
    case 'certificate': {
      const { problems, button } = desk.certificate;
      return {
        title: problems[decision.problem](decision.attribute, decision.validUntil ?? ''),
        ...{ detail: decision.title, button },
      };
    }
    case 'faulty-file':
      return {
        title: desk.faultyFile.title(decision.count),
        detail: decision.name,
        button: desk.faultyFile.button,
      };
    case 'promotion-ending':
      return {
        title: desk.promotionEnding.title(decision.name),
        detail: desk.promotionEnding.detail(absoluteTime(decision.endsAt, locale)),
        button: desk.promotionEnding.button,
      };
    case 'clip-scheduled':
      return {
        title: desk.clipScheduled.title(absoluteTime(decision.publishAt, locale)),
        detail: decision.caption || words.noCaption,
        button: desk.clipScheduled.button,
      };
    case 'first-product':
      return words.firstProduct;
    case 'first-clip':
      return words.firstClip;
    case 'shop-pending':
      return words.shopPending;
    case 'shop-suspended':
      return words.shopSuspended;
  }
}

const joined = (caption: string, text: string) => (caption === '' ? text : `${caption} · ${text}`);

function listText(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.slice(0, 3));
}

function DecisionLink({
  decision,
  authorId,
  ...look
}: {
  decision: Decision;
  authorId: string;
  className: string;
  children: ReactNode;
}) {
  const params = { authorId };
  switch (decision.kind) {
    case 'ship':
      return <Link to="/$authorId/orders" params={params} search={{ open: decision.orderId }} {...look} />;
    case 'out-of-stock':
    case 'low-stock':
      return (
        <Link to="/$authorId/products" params={params} search={{ open: decision.productId }} {...look} />
      );
    case 'cancel-asked':
    case 'trouble':
    case 'unread':
      return <Link to="/$authorId/orders" params={params} search={{ view: decision.kind }} {...look} />;
    case 'case':
      return (
        <Link
          to="/$authorId/after-sales"
          params={params}
          search={{
            ...(decision.state === 'asked' ? {} : { view: 'to-receive' as const }),
            open: decision.id,
          }}
          {...look}
        />
      );
    case 'low-reviews':
      return <Link to="/$authorId/reviews" params={params} search={{ view: 'low-unanswered' }} {...look} />;
    case 'webhooks-paused':
      return <Link to="/$authorId/developer" params={params} {...look} />;
    case 'certificate':
      return (
        <Link to="/$authorId/products" params={params} search={{ open: decision.productId }} {...look} />
      );
    case 'faulty-file':
      return <Link to="/$authorId/products/files" params={params} {...look} />;
    case 'promotion-ending':
      return (
        <Link to="/$authorId/promotions" params={params} search={{ open: decision.promotionId }} {...look} />
      );
    case 'first-product':
      return <Link to="/$authorId/products" params={params} search={{ open: 'new' }} {...look} />;
    case 'shop-pending':
      return <Link to="/$authorId/products" params={params} search={{}} {...look} />;
    case 'shop-suspended':
      return <Link to="/$authorId/orders" params={params} search={{}} {...look} />;
    case 'first-clip':
      return <Link to="/$authorId/clips" params={params} search={{ open: 'new' }} {...look} />;
    case 'clip-refused':
    case 'clip-preparing':
    case 'clip-scheduled':
    case 'clip-draft':
      return <Link to="/$authorId/clips" params={params} search={{ open: decision.clipId }} {...look} />;
  }
}
