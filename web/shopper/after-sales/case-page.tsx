import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CaseGoods } from '../../shared/after-sales/case-goods.tsx';
import { CaseTimeline } from '../../shared/after-sales/case-timeline.tsx';
import type { CaseView } from '../../shared/after-sales/case-view.ts';
import { Evidence, PhotoButton, photosMax, putPhotos } from '../../shared/after-sales/evidence.tsx';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { carrierNames } from '../../shared/carriers.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Conversation } from '../../ui/conversation.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ErrorState, RelativeTime, Skeleton, showToast } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { CaseActs } from './case-acts.tsx';
import { caseQuery, caseRoot } from './case-query.ts';

/** One of my cases: where it stands, until when who must act, what I can do, and all that was said and shown. */
export function CasePage() {
  const { caseId } = useParams({ from: '/after-sales/$caseId' });
  const words = useAfterSaleWords();
  return (
    <Page title={words.title}>
      <SignInGate>
        <CaseLoaded caseId={caseId} />
      </SignInGate>
    </Page>
  );
}

function CaseLoaded({ caseId }: { caseId: string }) {
  const m = useMessages();
  const query = useQuery(caseQuery(caseId));
  if (query.isPending)
    return (
      <div className="flex flex-col gap-4">
        <Skeleton className="h-20 w-full rounded-card" />
        <Skeleton className="h-40 w-full rounded-card" />
      </div>
    );
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  return <CaseBody of={query.data} />;
}

function CaseBody({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, of.currency, locale);
  return (
    <div className="flex flex-col gap-4">
      <Standing of={of} />
      <CaseActs of={of} />
      <ReturnAddress of={of} />
      <section className="flex flex-col gap-3 rounded-card bg-mist p-3">
        <Link
          to="/orders/$orderId"
          params={{ orderId: of.orderId }}
          className="touchable flex items-center gap-1 text-sm font-semibold"
        >
          <span className="min-w-0 truncate">{of.shop.name}</span>
          <ChevronRight size={16} className="shrink-0 text-soft" aria-hidden="true" />
        </Link>
        <CaseGoods of={of} />
        <div className="border-t border-line pt-3">
          <Facts
            facts={[
              [words.desk.columns.kind, words.kinds[of.kind]],
              [words.reason, words.reasons[of.reason]],
              [words.asked, <Money key="asked" text={money(of.amountCents)} />],
              [
                words.refundedSum,
                of.refundedCents === 0 ? null : <Money key="back" text={money(of.refundedCents)} />,
              ],
              [words.back, labelText(of.back, locale)],
              [words.sentOut, labelText(of.sent, locale)],
              [words.description, of.description],
            ]}
          />
          {of.kind !== 'refund' && <p className="pt-2 text-xs text-soft">{words.freight[of.freight]}</p>}
        </div>
      </section>
      <Section title={words.progress}>
        <CaseTimeline of={of} />
      </Section>
      <Section title={words.evidence}>
        <Evidence of={of} root={caseRoot} />
        <MorePhotos of={of} />
      </Section>
      <Messages of={of} />
    </div>
  );
}

function labelText(label: CaseView['back'], locale: keyof typeof carrierNames): string | null {
  return label === null
    ? null
    : `${carrierNames[locale][label.carrier] ?? label.carrier} ${label.trackingNo}`;
}

function Money({ text }: { text: string }) {
  return <span className="figures">{text}</span>;
}

/** Where it stands, in one line, and what the clock does. */
function Standing({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const title = of.outcome === null ? words.states[of.state] : words.outcomes[of.outcome];
  const due = of.dueAt === null ? undefined : words.due[of.state]?.(absoluteTime(of.dueAt, locale));
  return (
    <section>
      <h2 className="text-xl font-semibold">{title}</h2>
      {of.earlyCents > 0 && <Early of={of} />}
      {of.refundedCents > 0 && of.earlyCents === 0 && (
        <p className="figures text-sm">
          {words.events.refunded(moneyText(of.refundedCents, of.currency, locale))}
        </p>
      )}
      {of.offerCents !== null && (
        <p className="figures text-sm">
          {words.events.offered(moneyText(of.offerCents, of.currency, locale))}
        </p>
      )}
      {due !== undefined && <p className="figures text-sm text-soft">{due}</p>}
      {of.state === 'escalated' && <p className="text-sm text-soft">{words.acts.escalated}</p>}
    </section>
  );
}

/** That the money is there before the goods are back, and what that asks of the buyer. */
function Early({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, of.currency, locale);
  if (of.owedCents > 0)
    return <p className="figures text-sm text-danger">{words.early.owed(money(of.owedCents))}</p>;
  const text = of.closedAt === null ? words.early.paid : words.events.refunded;
  return <p className="figures text-sm text-jade">{text(money(of.earlyCents))}</p>;
}

function ReturnAddress({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  if (of.state !== 'awaiting-return') return null;
  return (
    <section className="rounded-card bg-jade-wash p-3 text-sm">
      <h3 className="text-xs text-soft">{words.returnTo}</h3>
      <p className="wrap-anywhere whitespace-pre-line">
        {of.returnTo === '' ? words.returnToNone : of.returnTo}
      </p>
    </section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <h3 className="text-xs text-soft">{title}</h3>
      {children}
    </section>
  );
}

function MorePhotos({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: (files: File[]) => putPhotos(caseRoot, of, 'buyer', files),
    onSuccess: (failed) => {
      if (failed > 0) showToast(words.askPage.photosFailed, 'danger');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: caseQuery(of.id).queryKey }),
  });
  const mine = of.files.filter((file) => file.side === 'buyer').length;
  if (!of.can.attach || mine >= photosMax) return null;
  return <PhotoButton disabled={put.isPending} onChoose={(files) => put.mutate(files)} />;
}

function Messages({ of }: { of: CaseView }) {
  const m = useMessages();
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const write = useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/after-sales/{id}/messages', { params: { path: { id: of.id } }, body: { text } }),
      ),
    onSuccess: (next) => queries.setQueryData(caseQuery(of.id).queryKey, next),
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
  });
  if (!of.can.write && of.messages.length === 0) return null;
  return (
    <Section title={words.messages}>
      <Conversation
        label={words.messages}
        messages={of.messages.toReversed().map((message) => ({
          ...{ id: message.id, author: '', text: message.text, mine: message.side === 'buyer' },
          at: <RelativeTime at={message.at} locale={locale} />,
        }))}
        empty={words.messagesEmpty}
        onOlder={null}
        olderLabel=""
        onSend={of.can.write ? (text) => write.mutateAsync(text) : null}
        inputLabel={words.write}
        sendLabel={words.send}
      />
    </Section>
  );
}
