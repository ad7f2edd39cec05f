import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import { ClaimAppeal } from '../../shared/guarantees/claim-appeal.tsx';
import {
  ClaimEvidence,
  EvidenceButton,
  kindsFor,
  sendEvidence,
} from '../../shared/guarantees/claim-evidence.tsx';
import { ClaimPayout } from '../../shared/guarantees/claim-payout.tsx';
import { ClaimStanding } from '../../shared/guarantees/claim-standing.tsx';
import { ClaimTimeline } from '../../shared/guarantees/claim-timeline.tsx';
import type { ClaimView } from '../../shared/guarantees/claim-view.ts';
import { ClaimWhy } from '../../shared/guarantees/claim-why.tsx';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, ErrorState, Skeleton, showToast } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { claimQuery, claimRoot, orderRightsQuery } from './claim-query.ts';

/** One of my claims: where it stands, until when who must act, what I can do, and all that was said and shown. */
export function ClaimPage() {
  const { claimId } = useParams({ from: '/claims/$claimId' });
  const words = useClaimWords();
  return (
    <Page title={words.title}>
      <SignInGate>
        <ClaimLoaded claimId={claimId} />
      </SignInGate>
    </Page>
  );
}

function ClaimLoaded({ claimId }: { claimId: string }) {
  const m = useMessages();
  const query = useQuery(claimQuery(claimId));
  if (query.isPending) return <Skeleton className="h-40 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  return <ClaimBody of={query.data} />;
}

function ClaimBody({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  const { locale } = useLocale();
  const money = (cents: number) => <span className="figures">{moneyText(cents, of.currency, locale)}</span>;
  return (
    <div className="flex flex-col gap-4">
      <ClaimStanding of={of} />
      <ClaimActs of={of} />
      {of.payout !== null && (
        <Section title={words.facts.payout}>
          <ClaimPayout of={of} />
        </Section>
      )}
      <section className="flex flex-col gap-3 rounded-card bg-mist p-3">
        <Link
          to="/orders/$orderId"
          params={{ orderId: of.orderId }}
          className="touchable flex items-center gap-1 text-sm font-semibold"
        >
          <span className="min-w-0 truncate">{of.line.title}</span>
          <ChevronRight size={16} className="shrink-0 text-soft" aria-hidden="true" />
        </Link>
        <RightTerms right={of.right} />
        <Facts
          facts={[
            [words.facts.reason, words.reasons[of.reason]],
            [words.facts.asked, of.askedCents === null ? null : money(of.askedCents)],
            [words.facts.stake, of.closedAt === null ? money(of.stakeCents) : null],
            [words.facts.held, of.heldCents === 0 ? null : money(of.heldCents)],
            [words.facts.text, of.text],
          ]}
        />
      </section>
      {of.why.length > 0 && (
        <details className="rounded-card bg-mist p-3">
          <summary className="touchable text-xs text-soft">{words.why}</summary>
          <div className="pt-3">
            <ClaimWhy of={of} />
          </div>
        </details>
      )}
      <Section title={words.files}>
        <ClaimEvidence of={of} root={claimRoot} />
        <MoreEvidence of={of} />
      </Section>
      <Section title={words.progress}>
        <ClaimTimeline of={of} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <h3 className="text-xs text-soft">{title}</h3>
      {children}
    </section>
  );
}

function ClaimActs({ of }: { of: ClaimView }) {
  const m = useMessages();
  const words = useClaimWords();
  const queries = useQueryClient();
  const path = { params: { path: { id: of.id } } };
  const given = {
    onSuccess: (next: ClaimView) => {
      queries.setQueryData(claimQuery(of.id).queryKey, next);
      void queries.invalidateQueries({ queryKey: orderRightsQuery(of.orderId).queryKey });
    },
    onError: (error: unknown) => showToast(errorText(m, codeOf(error)), 'danger'),
  };
  const withdraw = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/claims/{id}/withdraw', path)),
    ...given,
  });
  const appeal = useMutation({
    mutationFn: (text: string) => unwrap(api.POST('/api/v1/claims/{id}/appeal', { ...path, body: { text } })),
    ...given,
  });
  if (!of.can.withdraw && !of.can.appeal) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {of.can.withdraw && (
        <Button look="quiet" size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
      )}
      {of.can.appeal && <ClaimAppeal busy={appeal.isPending} onSend={(text) => appeal.mutate(text)} />}
    </div>
  );
}

function MoreEvidence({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (chosen: Parameters<typeof sendEvidence>[2]) => sendEvidence(claimRoot, of.id, chosen),
    onSuccess: (failed) => {
      if (failed > 0) showToast(words.form.filesFailed, 'danger');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: claimQuery(of.id).queryKey }),
  });
  if (!of.can.show) return null;
  return (
    <EvidenceButton
      kinds={kindsFor(of.right)}
      disabled={send.isPending}
      onChoose={(kind, files) => send.mutate(files.map((file) => ({ kind, file })))}
    />
  );
}
