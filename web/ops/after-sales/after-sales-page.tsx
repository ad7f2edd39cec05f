import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { CaseGoods } from '../../shared/after-sales/case-goods.tsx';
import { CaseTimeline } from '../../shared/after-sales/case-timeline.tsx';
import type { CaseSummary, CaseView } from '../../shared/after-sales/case-view.ts';
import { Evidence } from '../../shared/after-sales/evidence.tsx';
import { readAmount, writeAmount } from '../../shared/after-sales/read-amount.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Conversation } from '../../ui/conversation.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Badge, RelativeTime, SkeletonLines, showToast, Tabs, TextField } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { afterSaleViews, changed } from '../search.ts';

const pageApi = getRouteApi('/desk/after-sales');
const casesKey = ['ops', 'after-sales'] as const;
type View = (typeof afterSaleViews)[number];
const rulings = ['refund', 'return', 'dismiss'] as const;

const casesQuery = (state: View) =>
  pagedQuery<CaseSummary>([...casesKey, state], (ask) =>
    unwrap(api.GET('/api/v1/ops/after-sales', { params: { query: { ...ask, state } } })),
  );

/** Cases that buyers brought before the platform, the longest waiting first. */
export function AfterSalesPage() {
  const messages = useMessages();
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const { view = 'escalated', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(casesQuery(view));
  return (
    <CaseDesk
      title={words.title}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={afterSaleViews.map((value) => ({ value, label: words.ops.views[value] }))}
          onChange={(next) => navigate({ search: next === 'escalated' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.ops.emptyTitle, detail: words.ops.emptyDetail }}
      row={(one) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">
              {words.kinds[one.kind]} · {words.reasons[one.reason]}
            </span>
            <span className="block truncate text-xs text-soft">
              {one.shop.name} · {one.lines[0]?.title}
            </span>
          </span>
          <span className="figures shrink-0 text-xs text-soft">
            {moneyText(one.amountCents, one.currency, locale)}
          </span>
        </>
      )}
      evidence={(one) => <Whole caseId={one.id} show={(of) => <Story of={of} />} />}
      decision={(one) => <Whole caseId={one.id} show={(of) => <Decision of={of} />} />}
    />
  );
}

function Whole({ caseId, show }: { caseId: string; show: (of: CaseView) => ReactNode }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...casesKey, 'one', caseId],
    queryFn: (): Promise<CaseView> =>
      unwrap(api.GET('/api/v1/ops/after-sales/{id}', { params: { path: { id: caseId } } })),
  });
  if (data !== undefined) return show(data);
  return error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={6} />;
}

function Story({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, of.currency, locale);
  return (
    <>
      <div className="mb-6">
        <h2 className="text-lg font-semibold">
          {words.kinds[of.kind]} · {words.reasons[of.reason]}
        </h2>
        <CopyId id={of.id} />
      </div>
      <Facts
        facts={[
          [words.ops.shop, of.shop.name],
          [words.ops.buyer, of.buyerName],
          [words.asked, money(of.amountCents)],
          [words.refundedSum, of.refundedCents === 0 ? null : money(of.refundedCents)],
          [words.description, of.description],
          [words.order, <CopyId key="order" id={of.orderId} />],
        ]}
      />
      <PanelSection title={words.goods}>
        <CaseGoods of={of} />
      </PanelSection>
      <PanelSection title={words.progress}>
        <CaseTimeline of={of} />
      </PanelSection>
      <PanelSection title={words.evidence}>
        <p className="mb-2 text-xs text-soft">{words.ops.logged}</p>
        <Evidence of={of} root="/api/v1/ops/after-sales" shown={false} />
      </PanelSection>
      <PanelSection title={words.messages}>
        <Conversation
          label={words.messages}
          messages={of.messages.toReversed().map((message) => ({
            ...{ id: message.id, author: words.sides[message.side], text: message.text },
            mine: message.side === 'shop',
            at: <RelativeTime at={message.at} locale={locale} />,
          }))}
          empty={words.messagesEmpty}
          onOlder={null}
          olderLabel=""
          onSend={null}
          inputLabel={words.write}
          sendLabel={words.send}
        />
      </PanelSection>
    </>
  );
}

function Decision({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { ops } = words;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [ruling, setRuling] = useState<(typeof rulings)[number]>('refund');
  const [typed, setTyped] = useState(writeAmount(of.amountCents));
  const amountCents = readAmount(typed, of.maxCents);
  const max = moneyText(of.maxCents, of.currency, locale);
  const settle = () => {
    queries.invalidateQueries({ queryKey: casesKey });
    queries.invalidateQueries({ queryKey: historyKey(of.id) });
  };
  const rule = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/ops/after-sales/{id}/ruling', {
          params: { path: { id: of.id } },
          body: {
            ...{ ruling, reason },
            ...(ruling === 'dismiss' || amountCents === null ? {} : { amountCents }),
          },
        }),
      ),
    onSuccess: () => {
      showToast(ops.done);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  const offered = rulings.filter((one) => one !== 'return' || (of.back === null && !of.unshipped));
  return (
    <>
      {!of.can.rule && (
        <div className="mb-4">
          <Badge>{of.outcome === null ? words.states[of.state] : words.outcomes[of.outcome]}</Badge>
        </div>
      )}
      {of.can.rule && (
        <>
          <fieldset className="mb-4 flex flex-col gap-2">
            <legend className="sr-only">{ops.choose}</legend>
            {offered.map((one) => (
              <label
                key={one}
                className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
              >
                <input
                  type="radio"
                  name="ruling"
                  checked={ruling === one}
                  onChange={() => setRuling(one)}
                  className="accent-current"
                />
                {ops.rulings[one]}
              </label>
            ))}
          </fieldset>
          {ruling !== 'dismiss' && (
            <div className="mb-4">
              <TextField
                label={ops.amount}
                inputMode="decimal"
                value={typed}
                hint={words.askPage.amountHint(max)}
                error={amountCents === null ? ops.amountWrong(max) : null}
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
          )}
          <ReasonForm
            key={ruling}
            label={ops.rulings[ruling]}
            effect={ops.effects[ruling]}
            grave={ruling === 'dismiss'}
            busy={rule.isPending}
            error={rule.error}
            onDecide={(reason) => (ruling === 'dismiss' || amountCents !== null) && rule.mutate(reason)}
          />
        </>
      )}
      <div className="mt-8">
        <CaseHistory subjectId={of.id} />
      </div>
    </>
  );
}
