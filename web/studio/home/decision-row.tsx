import { Link } from '@tanstack/react-router';
import { Ban, CircleAlert, Clapperboard, Hourglass, PackageMinus, PackageX, Plus, Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import { absoluteTime } from '../../shared/format.ts';
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
  const { title, detail, button } = wordsOf(decision, messages, locale);
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

function toneOf(decision: Decision): string {
  if (decision.kind === 'ship') {
    if (decision.urgency === 'late') return 'bg-danger-wash text-danger';
    return decision.urgency === 'soon' ? 'bg-amber-wash text-amber' : 'bg-jade-wash text-jade';
  }
  if (['out-of-stock', 'clip-refused', 'shop-suspended'].includes(decision.kind))
    return 'bg-danger-wash text-danger';
  if (decision.kind === 'low-stock' || decision.kind === 'shop-pending') return 'bg-amber-wash text-amber';
  return 'bg-fill text-soft';
}

function wordsOf(decision: Decision, messages: StudioMessages, locale: Locale): Words {
  const words = messages.homePage;
  switch (decision.kind) {
    case 'ship': {
      const due = words.ship.due(absoluteTime(new Date(decision.dueAtMs).toISOString(), locale));
      const detail = decision.lateCount > 0 ? words.ship.late(decision.lateCount) : due;
      return { title: words.ship.title(decision.count, decision.more), detail, button: words.ship.button };
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
    case 'clip-draft':
      return <Link to="/$authorId/clips" params={params} search={{ open: decision.clipId }} {...look} />;
  }
}
