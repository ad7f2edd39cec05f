import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lightbulb } from 'lucide-react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, buttonClass, Progress, Skeleton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { PlanForm } from './plan-form.tsx';
import { type ServicePlan as Plan, planQuery } from './plan-queries.ts';

/** What a shop spends a month on refunds without a return: how much is left, for what, and what to do next. */
export function ServicePlan({ shopId }: { shopId: string }) {
  const { servicePlan: words } = useMessages();
  const { data, error, refetch } = useQuery(planQuery(shopId));
  return (
    <section aria-labelledby="service-plan-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="service-plan-title" className="text-base font-semibold">
            {words.title}
          </h2>
          <p className="mt-1 text-xs text-soft">{words.detail}</p>
        </div>
        {data !== undefined && <PlanForm shopId={shopId} plan={data} />}
      </div>
      {data !== undefined ? (
        <Standing shopId={shopId} plan={data} />
      ) : error === null ? (
        <Skeleton className="h-28 w-full" />
      ) : (
        <ProblemState error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

function Standing({ shopId, plan }: { shopId: string; plan: Plan }) {
  const { servicePlan: words } = useMessages();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, plan.currency, locale);
  const { monthlyCents, spentCents, leftCents } = plan;
  const spent = monthlyCents === null ? words.none : words.spent(money(spentCents), money(monthlyCents));
  return (
    <div className="flex flex-col gap-4 rounded-card border border-line p-3 tablet:p-4">
      <div className="flex flex-col gap-2">
        <p className="figures text-sm font-medium">{spent}</p>
        {monthlyCents !== null && (
          <Progress share={monthlyCents === 0 ? 0 : spentCents / monthlyCents} label={spent} />
        )}
      </div>
      {monthlyCents !== null && (
        <dl className="grid grid-cols-3 gap-3 text-sm">
          <Figure name={words.left} value={money(leftCents ?? 0)} />
          <Figure name={words.aside} value={money(plan.asideCents)} />
          <Figure name={words.refunds} value={String(plan.refunds)} />
        </dl>
      )}
      <Categories plan={plan} />
      <NextStep shopId={shopId} plan={plan} />
      {monthlyCents !== null && (
        <p className="text-xs text-soft">{words.until(absoluteTime(plan.monthEndsAt, locale))}</p>
      )}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-soft">{name}</dt>
      <dd className="figures font-semibold break-words">{value}</dd>
    </div>
  );
}

function Categories({ plan }: { plan: Plan }) {
  const { servicePlan: words } = useMessages();
  const { locale } = useLocale();
  if (plan.categories.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2 text-sm">
      {plan.categories.map((one) => (
        <li
          key={one.category}
          className="flex items-center gap-2 rounded-control border border-line px-3 py-2 text-soft"
        >
          <span className="text-ink">{one.category}</span>
          {one.on ? words.form.products(one.products) : <Badge>{words.off}</Badge>}
          {one.paidCents > 0 && (
            <span className="figures">{words.paid(moneyText(one.paidCents, plan.currency, locale))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What to do next, with the way there where that is another page. */
function NextStep({ shopId, plan }: { shopId: string; plan: Plan }) {
  const { servicePlan: words } = useMessages();
  const link = { params: { authorId: shopId }, className: buttonClass('outline', 'small') };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-control bg-fill px-3 py-2 text-sm">
      <Lightbulb size={16} className="shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48">{words.next[plan.next]}</p>
      {plan.next === 'offer' && (
        <Link to="/$authorId/products" {...link}>
          {words.products}
        </Link>
      )}
      {plan.next === 'raise' && (
        <Link to="/$authorId/claims" {...link}>
          {words.claims}
        </Link>
      )}
    </div>
  );
}
