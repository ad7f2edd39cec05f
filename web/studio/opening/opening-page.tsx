import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { meQuery, useMe } from '../../shared/session.ts';
import { Button, Loading, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { studioShopsQuery } from '../shell/authors.ts';
import {
  type Application,
  type ApplicationChange,
  applicationsQuery,
  beginApplication,
  changeApplication,
  discardApplication,
  type Field,
  submitApplication,
} from './application-queries.ts';
import { CheckStep } from './check-step.tsx';
import { firstOpenStep, type OpeningStep, openingSteps } from './opening-steps.ts';
import { ContactStep, IdentityStep, KindStep, ShopStep } from './step-fields.tsx';

const openApi = getRouteApi('/open');

/** `/studio/open`: a shop is opened step by step; what is filled in is kept and can be gone on with anywhere. */
export function OpeningPage() {
  const messages = useMessages();
  const words = messages.opening;
  const me = useMe();
  const { shop } = openApi.useSearch();
  const mine = useQuery({ ...applicationsQuery, enabled: me !== undefined });
  if (me === undefined || mine.isPending) return <Loading />;
  const underWay = mine.data?.find(
    ({ state, shopId }) =>
      (state === 'draft' || state === 'rejected') && (shop === undefined || shopId === shop),
  );
  return (
    <main className="mx-auto flex min-h-dvh max-w-[640px] flex-col gap-6 px-4 py-8">
      <header>
        <a href="/studio" className="text-sm text-soft hover:underline">
          {messages.brand} {messages.surface}
        </a>
        <h1 className="text-xl font-semibold">{messages.noShopTitle}</h1>
        <p className="mt-1 text-sm text-soft">{words.intro}</p>
      </header>
      {mine.isError ? (
        <ProblemState error={mine.error} onRetry={() => void mine.refetch()} />
      ) : underWay === undefined ? (
        <Beginning shopId={shop} />
      ) : (
        <Steps key={underWay.id} application={underWay} />
      )}
    </main>
  );
}

function Beginning({ shopId }: { shopId: string | undefined }) {
  const words = useMessages().opening;
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: () => beginApplication({ kind: 'individual', ...(shopId === undefined ? {} : { shopId }) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: applicationsQuery.queryKey }),
  });
  return (
    <div className="flex flex-col gap-4">
      <ul className="list-disc ps-5 text-sm">
        {words.need.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ProblemNotice error={begin.error} />
      <Button busy={begin.isPending} onClick={() => begin.mutate()} className="self-start">
        {words.begin}
      </Button>
    </div>
  );
}

function Steps({ application }: { application: Application }) {
  const words = useMessages().opening;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = openApi.useSearch();
  const wrongFields = Object.keys(application.wrongFields) as Field[];
  const [first] = useState(() =>
    application.legalName === '' && application.version === 1
      ? 'kind'
      : firstOpenStep({ missing: application.missing, wrong: wrongFields }),
  );
  const step = search.step ?? first;
  const at = openingSteps.indexOf(step);
  const [draft, setDraft] = useState<ApplicationChange>({});
  const keep = (kept: Application) =>
    queries.setQueryData(applicationsQuery.queryKey, (before) =>
      before?.map((one) => (one.id === kept.id ? kept : one)),
    );
  const go = (to: OpeningStep) => navigate({ to: '/open', search: { ...search, step: to } });
  const save = useMutation({
    mutationFn: (_to: OpeningStep) =>
      Object.keys(draft).length === 0
        ? Promise.resolve(application)
        : changeApplication(application.id, draft),
    onSuccess: (kept, to) => {
      setDraft({});
      keep(kept);
      return go(to);
    },
  });
  const submit = useMutation({
    mutationFn: () => submitApplication(application.id),
    onSuccess: async ({ shopId }) => {
      showToast(words.submitted);
      await Promise.all([
        queries.refetchQueries({ queryKey: meQuery.queryKey }),
        queries.invalidateQueries({ queryKey: studioShopsQuery.queryKey }),
      ]);
      await navigate({ to: '/$authorId', params: { authorId: shopId ?? '' } });
      await queries.invalidateQueries({ queryKey: applicationsQuery.queryKey });
    },
    onError: () => queries.invalidateQueries({ queryKey: applicationsQuery.queryKey }),
  });
  const discard = useMutation({
    mutationFn: () => discardApplication(application.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: applicationsQuery.queryKey }),
  });
  const wrong: Record<string, string | undefined> = {
    ...application.wrongFields,
    ...(isOfField(save.error)
      ? { [save.error.field]: words.wrong[save.error.field] ?? words.wrong['other'] }
      : {}),
  };
  const given = {
    ...{ application, draft, wrong, onPut: keep },
    onChange: (change: ApplicationChange) => setDraft((before) => ({ ...before, ...change })),
  };
  const next = openingSteps[at + 1];
  const previous = openingSteps[at - 1];
  return (
    <>
      <StepList current={step} onGo={(to) => save.mutate(to)} />
      {application.state === 'rejected' && (
        <p role="status" className="rounded-control bg-danger-wash p-3 text-sm text-danger">
          {words.sentBack(application.reason)}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (next === undefined) submit.mutate();
          else save.mutate(next);
        }}
        className="flex flex-col gap-4"
      >
        <h2 className="text-lg font-semibold">{words.steps[step]}</h2>
        {step === 'kind' && <KindStep {...given} />}
        {step === 'identity' && <IdentityStep {...given} />}
        {step === 'shop' && <ShopStep {...given} />}
        {step === 'contact' && <ContactStep {...given} />}
        {step === 'check' && <CheckStep application={application} onGo={go} />}
        {/* What is wrong with one field is said beside it. */}
        <ProblemNotice error={(isOfField(save.error) ? null : save.error) ?? submit.error ?? discard.error} />
        <div className="flex flex-wrap gap-3">
          {previous !== undefined && (
            <Button look="outline" onClick={() => save.mutate(previous)}>
              {words.back}
            </Button>
          )}
          <Button
            type="submit"
            busy={save.isPending || submit.isPending}
            disabled={next === undefined && application.missing.length > 0}
            className="ms-auto"
          >
            {next === undefined ? words.submit : words.next}
          </Button>
        </div>
        {application.state === 'draft' && (
          <button
            type="button"
            onClick={() => discard.mutate()}
            className="touchable self-start text-xs text-soft hover:underline"
          >
            {words.discard}
          </button>
        )}
      </form>
    </>
  );
}

function isOfField(error: unknown): error is ApiProblem & { field: string } {
  return error instanceof ApiProblem && error.field !== undefined;
}

function StepList({ current, onGo }: { current: OpeningStep; onGo: (step: OpeningStep) => void }) {
  const words = useMessages().opening;
  return (
    <nav aria-label={words.progress}>
      <ol className="flex gap-1">
        {openingSteps.map((step, index) => (
          <li key={step} className="min-w-0 flex-1">
            <button
              type="button"
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onGo(step)}
              className={`flex min-h-11 w-full flex-col items-start gap-1 border-t-2 pt-2 text-start text-xs ${
                openingSteps.indexOf(current) >= index ? 'border-ink' : 'border-line-strong text-soft'
              }`}
            >
              {words.shortSteps[step]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
