import type { StudioProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, buttonClass, showToast, type Tone } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { useMessages } from '../messages/index.ts';
import { categoriesQuery } from './category-queries.ts';
import { CertificateForm } from './certificate-form.tsx';
import {
  type CertificateView,
  certificatesQuery,
  certificateUrl,
  withdrawCertificate,
} from './certificate-queries.ts';
import { productsKey } from './product-queries.ts';

interface AttributesSectionProps {
  shopId: string;
  product: StudioProductView;
  mayWrite: boolean;
}

/** What a product says of itself, each with its certificate or the way to one. */
export function AttributesSection({ shopId, product, mayWrite }: AttributesSectionProps) {
  const words = useMessages().attributeFields;
  const { locale } = useLocale();
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { data: certificates = [], error } = useQuery(certificatesQuery(shopId, product.id));
  const [certifying, setCertifying] = useState<string | null>(null);
  const rules = categories.find(({ name }) => name === product.category)?.attributes ?? [];
  const asked = rules.map(({ name }) => name).filter((name) => product.attributes[name] !== undefined);
  const names = [...new Set([...asked, ...Object.keys(product.attributes)])];
  if (names.length === 0) return null;
  return (
    <PanelSection title={words.title}>
      <ProblemNotice error={error} />
      <ul>
        {names.map((name) => (
          <AttributeRow
            key={name}
            shopId={shopId}
            rule={rules.find((rule) => rule.name === name)}
            name={name}
            value={product.attributes[name] ?? ''}
            certificate={certificates.find(({ attribute }) => attribute === name)}
            mayWrite={mayWrite}
            onCertify={() => setCertifying(name)}
          />
        ))}
      </ul>
      {certifying !== null && (
        <CertificateForm
          shopId={shopId}
          productId={product.id}
          attribute={certifying}
          name={(locale === 'en' && rules.find(({ name }) => name === certifying)?.en) || certifying}
          value={product.attributes[certifying] ?? ''}
          onClose={() => setCertifying(null)}
        />
      )}
    </PanelSection>
  );
}

interface AttributeRowProps {
  shopId: string;
  rule: { en: string; unit: string | null; certifiable: boolean } | undefined;
  name: string;
  value: string;
  certificate: CertificateView | undefined;
  mayWrite: boolean;
  onCertify: () => void;
}

function AttributeRow({ shopId, rule, name, value, certificate, mayWrite, onCertify }: AttributeRowProps) {
  const words = useMessages().certificates;
  const { locale } = useLocale();
  const shownName = locale === 'en' ? (rule?.en ?? name) : name;
  // One that waits leaves nothing to do; every other may be followed by a new one.
  const mayCertify = mayWrite && certificate?.state !== 'pending';
  const urged = rule?.certifiable === true && certificate === undefined && mayWrite;
  return (
    <li className="border-b border-line py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1">
          <span className="text-soft">{shownName}</span>{' '}
          <span className="wrap-anywhere">{rule?.unit ? `${value} ${rule.unit}` : value}</span>
        </span>
        {mayCertify && (
          <Button
            look={urged ? 'outline' : 'quiet'}
            size="small"
            icon={<BadgeCheck size={16} />}
            aria-label={words.certifyOf(shownName)}
            onClick={onCertify}
          >
            {certificate === undefined ? words.certify : words.renew}
          </Button>
        )}
      </div>
      {urged && <p className="text-xs text-soft">{words.wanted}</p>}
      {certificate !== undefined && (
        <CertificateNote shopId={shopId} certificate={certificate} mayWrite={mayWrite} />
      )}
    </li>
  );
}

const tones: Partial<Record<CertificateView['state'], Tone>> = {
  accepted: 'jade',
  pending: 'amber',
  draft: 'amber',
  expired: 'amber',
  'value-changed': 'amber',
  rejected: 'danger',
  revoked: 'danger',
};
const soonMs = 30 * 86_400_000;

interface CertificateNoteProps {
  shopId: string;
  certificate: CertificateView;
  mayWrite: boolean;
}

function CertificateNote({ shopId, certificate, mayWrite }: CertificateNoteProps) {
  const words = useMessages().certificates;
  const queries = useQueryClient();
  const { id, state, validUntil, issuer, number, reason } = certificate;
  const withdraw = useMutation({
    mutationFn: () => withdrawCertificate(shopId, id),
    onSuccess: () => showToast(words.withdrawn),
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  const endsSoon =
    state === 'accepted' && validUntil !== null && Date.parse(validUntil) - Date.now() < soonMs;
  const decidedAgainst = state === 'rejected' || state === 'revoked';
  return (
    <div className="mt-1 flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2 text-xs text-soft">
        <Badge tone={tones[state] ?? 'neutral'}>{words.states[state]}</Badge>
        <span className="wrap-anywhere">
          {issuer} · {number}
        </span>
        {validUntil !== null && !endsSoon && <span>{words.until(validUntil)}</span>}
      </p>
      {endsSoon && <p className="text-xs text-amber">{words.ending(validUntil ?? '')}</p>}
      {decidedAgainst && reason !== '' && <p className="text-xs text-danger">{words.reason(reason)}</p>}
      {mayWrite && (
        <div className="flex flex-wrap gap-2">
          {certificate.contentType !== null && (
            <a
              href={certificateUrl(shopId, id)}
              target="_blank"
              rel="noreferrer"
              className={buttonClass('quiet', 'small')}
            >
              {words.open}
            </a>
          )}
          {!decidedAgainst && (
            <Button look="quiet" size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {words.withdraw}
            </Button>
          )}
        </div>
      )}
      <ProblemNotice error={withdraw.error} />
      {decidedAgainst && <AppealNote kind="certificate" id={id} />}
    </div>
  );
}
