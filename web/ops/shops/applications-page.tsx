import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Avatar, Badge, Button, RelativeTime, SkeletonLines, Tabs } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { OpenFile } from '../case/open-file.tsx';
import { useMessages } from '../messages/index.ts';
import { applicationViews, changed } from '../search.ts';
import { ApplicationDecision } from './application-decision.tsx';
import {
  applicationQuery,
  openNumbers,
  queueQuery,
  type ReviewedApplication,
} from './application-queries.ts';

const pageApi = getRouteApi('/desk/applications');

/** Shops that ask to be opened, the longest waiting first. */
export function ApplicationsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.applicationPage;
  const { view = 'submitted', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(queueQuery(view));
  return (
    <CaseDesk
      title={messages.applications}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={applicationViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'submitted' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(one) => (
        <>
          <Avatar name={one.name} url={one.pictureUrl} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{one.name}</span>
            <span className="block truncate text-xs text-soft">
              {[words.kinds[one.kind], messages.trades[one.trade] ?? one.trade, one.city]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="shrink-0 text-xs text-soft">
            <RelativeTime at={one.submittedAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(one) => (
        <Loaded id={one.id} show={(application) => <Evidence application={application} />} />
      )}
      decision={(one) => (
        <Loaded id={one.id} show={(application) => <ApplicationDecision application={application} />} />
      )}
    />
  );
}

function Loaded({ id, show }: { id: string; show: (application: ReviewedApplication) => React.ReactNode }) {
  const { data, error, refetch } = useQuery(applicationQuery(id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <SkeletonLines count={6} /> : show(data);
}

function Evidence({ application }: { application: ReviewedApplication }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.applicationPage;
  const reveal = useMutation({ mutationFn: () => openNumbers(application.id) });
  const company = application.kind !== 'individual';
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        <Avatar name={application.name} url={application.pictureUrl} size="large" />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{application.name}</h2>
          <CopyId id={application.id} />
        </div>
      </div>
      {application.duplicates.length > 0 && (
        <div role="status" className="mb-6 rounded-control bg-amber-wash p-3 text-sm text-amber">
          <p className="font-semibold">{words.duplicates}</p>
          <ul>
            {application.duplicates.map((one) => (
              <li key={one.applicationId}>
                {one.shopName} · {one.same.map((field) => words.fields[field]).join(' + ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        facts={[
          [words.kind, words.kinds[application.kind]],
          [words.fields.legalName, application.legalName],
          [words.fields.idNumber, reveal.data?.idNumber ?? application.idNumberMasked],
          ...(company
            ? [
                [words.fields.creditCode, reveal.data?.creditCode ?? application.creditCodeMasked] as [
                  string,
                  string,
                ],
              ]
            : []),
          [words.applicant, application.applicant.name || application.applicant.id],
          [messages.shopPage.trade, messages.trades[application.trade] ?? application.trade],
          [messages.shopPage.city, application.city],
          [words.contact, `${application.contactName} ${application.contactPhone}`],
          [words.fields.contactAddress, `${application.contactRegion} ${application.contactAddress}`],
          [
            messages.shopPage.applied,
            application.submittedAt === null ? null : absoluteTime(application.submittedAt, locale),
          ],
        ]}
      />
      {reveal.data === undefined && (
        <Button
          look="outline"
          size="small"
          className="mt-3"
          busy={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {words.reveal}
        </Button>
      )}
      <ProblemNotice error={reveal.error} />
      <PanelSection title={words.documents}>
        <p className="mb-2 text-xs text-soft">{words.logged}</p>
        <ul className="flex flex-col gap-2">
          {application.files.map((file) => (
            <OpenFile
              key={file.slot}
              label={words.fields[file.slot]}
              contentType={file.contentType}
              url={`/api/v1/ops/shop-applications/${application.id}/files/${file.slot}`}
            />
          ))}
        </ul>
      </PanelSection>
      <PanelSection title={messages.shopPage.introduction}>
        <p className="max-w-[60ch] text-sm whitespace-pre-line">
          {application.introduction || messages.shopPage.noIntroduction}
        </p>
      </PanelSection>
      {application.state !== 'submitted' && (
        <PanelSection title={messages.decision}>
          <Badge tone={application.state === 'approved' ? 'jade' : 'danger'}>
            {words.views[application.state === 'approved' ? 'approved' : 'rejected']}
          </Badge>
          <p className="mt-1 text-sm">{application.reason}</p>
        </PanelSection>
      )}
    </>
  );
}
