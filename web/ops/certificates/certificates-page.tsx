import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, classNames, RelativeTime, showToast, Tabs } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { OpenFile } from '../case/open-file.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { certificateViews, changed } from '../search.ts';

const pageApi = getRouteApi('/desk/certificates');
const certificatesKey = ['ops', 'certificates'] as const;

type State = (typeof certificateViews)[number];
const fetchCertificates = (ask: { limit: number; cursor?: string }, state: State) =>
  unwrap(api.GET('/api/v1/ops/certificates', { params: { query: { ...ask, state } } }));
type Certificate = Awaited<ReturnType<typeof fetchCertificates>>['items'][number];
const certificatesQuery = (state: State) =>
  pagedQuery<Certificate>([...certificatesKey, state], (ask) => fetchCertificates(ask, state));

/** Certificates of what products say, the longest waiting first. */
export function CertificatesPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.certificatePage;
  const { view = 'pending', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(certificatesQuery(view));
  return (
    <CaseDesk
      title={messages.certificates}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={certificateViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'pending' ? {} : { view: next } })}
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
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">
              {one.attribute}: {one.value}
            </span>
            <span className="block truncate text-xs text-soft">
              {one.shop.name} · {one.product.title}
            </span>
          </span>
          <span className="shrink-0 text-xs text-soft">
            <RelativeTime at={one.submittedAt ?? one.createdAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(one) => <Evidence certificate={one} />}
      decision={(one) => <Decision certificate={one} />}
    />
  );
}

function Evidence({ certificate }: { certificate: Certificate }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.certificatePage;
  const { product, shop, value, valueNow, sameNumber } = certificate;
  const changedSince = valueNow !== value;
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        {product.pictureUrl !== null && (
          <img src={product.pictureUrl} alt="" className="size-16 rounded-control bg-fill object-cover" />
        )}
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{product.title}</h2>
          <CopyId id={certificate.id} />
        </div>
      </div>
      {sameNumber.length > 0 && (
        <div role="status" className="mb-6 rounded-control bg-amber-wash p-3 text-sm text-amber">
          <p className="font-semibold">{words.sameNumber}</p>
          <ul>
            {sameNumber.map((other) => (
              <li key={other.id}>
                {other.shopName} · {other.productTitle} · {words.states[other.state]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl className="mb-6 grid grid-cols-2 gap-4 rounded-card border border-line p-4">
        <Claim label={words.saidNow} text={valueNow ?? words.saidNothing} wrong={changedSince} />
        <Claim label={words.certified} text={value} wrong={false} />
      </dl>
      <Facts
        facts={[
          [words.attribute, certificate.attribute],
          [words.number, certificate.number],
          [words.issuer, certificate.issuer],
          [words.valid, `${certificate.validFrom} – ${certificate.validUntil ?? words.noEnd}`],
          [words.category, product.category],
          [words.shop, shop.name],
          [words.shopBefore, words.shopBeforeText(certificate.shopAccepted, certificate.shopRejected)],
          [
            words.handedIn,
            certificate.submittedAt === null ? null : absoluteTime(certificate.submittedAt, locale),
          ],
        ]}
      />
      <PanelSection title={words.file}>
        <p className="mb-2 text-xs text-soft">{messages.applicationPage.logged}</p>
        <ul>
          <OpenFile
            label={`${certificate.issuer} ${certificate.number}`}
            contentType={certificate.contentType ?? ''}
            url={`/api/v1/ops/certificates/${certificate.id}/file`}
          />
        </ul>
      </PanelSection>
    </>
  );
}

function Claim({ label, text, wrong }: { label: string; text: string; wrong: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-soft">{label}</dt>
      <dd className={classNames('text-lg font-semibold break-words', wrong && 'text-danger')}>{text}</dd>
    </div>
  );
}

const tones = { accepted: 'jade', rejected: 'danger', revoked: 'danger' } as const;

function Decision({ certificate }: { certificate: Certificate }) {
  const words = useMessages().certificatePage;
  const queries = useQueryClient();
  const [accepting, setAccepting] = useState(true);
  const settle = () => {
    queries.invalidateQueries({ queryKey: certificatesKey });
    queries.invalidateQueries({ queryKey: historyKey(certificate.id) });
  };
  const { state } = certificate;
  const standing = state === 'accepted' || state === 'expired' || state === 'value-changed';
  const decision = state === 'pending' ? (accepting ? 'accept' : 'reject') : 'revoke';
  const decide = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/ops/certificates/{id}/decision', {
          params: { path: { id: certificate.id } },
          body: { decision, reason },
        }),
      ),
    onSuccess: () => {
      showToast(words.done[decision]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      {state !== 'pending' && (
        <div className="mb-4 flex flex-col items-start gap-1 text-sm">
          <Badge tone={tones[state as keyof typeof tones] ?? 'amber'}>{words.states[state]}</Badge>
          {certificate.decidedBy !== null && (
            <p className="text-soft">
              {certificate.decidedBy.name}: {certificate.reason}
            </p>
          )}
        </div>
      )}
      {state === 'pending' && (
        <fieldset className="mb-4 flex gap-2">
          <legend className="sr-only">{words.choose}</legend>
          {([true, false] as const).map((value) => (
            <label
              key={String(value)}
              className="flex min-h-11 flex-1 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
            >
              <input
                type="radio"
                name="decision"
                checked={accepting === value}
                onChange={() => setAccepting(value)}
                className="accent-current"
              />
              {value ? words.decisions.accept : words.decisions.reject}
            </label>
          ))}
        </fieldset>
      )}
      {(state === 'pending' || standing) && (
        <ReasonForm
          key={decision}
          label={words.decisions[decision]}
          effect={words.effects[decision]}
          grave={decision !== 'accept'}
          busy={decide.isPending}
          error={decide.error}
          onDecide={(reason) => decide.mutate(reason)}
        />
      )}
      <div className="mt-8">
        <CaseHistory subjectId={certificate.id} />
      </div>
    </>
  );
}
