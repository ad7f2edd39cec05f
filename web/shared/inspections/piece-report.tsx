import { lazy, Suspense } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Badge, Skeleton, type Tone } from '../../ui/index.ts';
import { moneyText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { PieceView } from './inspection-view.ts';
import { useInspectionWords } from './words.ts';

const QrCode = lazy(() => import('./qr-code.tsx').then((part) => ({ default: part.QrCode })));

const tones: Record<PieceView['state'], Tone> = {
  awaited: 'neutral',
  arrived: 'amber',
  'to-confirm': 'amber',
  passed: 'jade',
  rejected: 'danger',
  'sent-on': 'jade',
  'sent-back': 'neutral',
  cancelled: 'neutral',
};

export function PieceBadge({ of }: { of: PieceView }) {
  const words = useInspectionWords();
  return <Badge tone={tones[of.state]}>{words.states[of.state]}</Badge>;
}

/** What was found of a piece against what was promised, with all answers. */
export function PieceReport({ of }: { of: PieceView }) {
  const words = useInspectionWords();
  const { locale } = useLocale();
  const { found, promised } = of;
  if (found === null) return null;
  const grade = (name: PieceView['promised']['grade']) =>
    name === null ? words.notSaid : words.grades[name];
  const because = found.because.map(words.item).join(' · ');
  return (
    <div className="flex flex-col gap-3">
      <Facts
        facts={[
          [words.found, words.outcomes[found.outcome]],
          [words.grade, found.grade === null ? null : words.grades[found.grade]],
          [words.promised, of.kind === 'phone' ? grade(promised.grade) : null],
          [words.reasonsLabel, because],
          [words.rejectedFor, found.rejectedFor],
          [words.seal, found.seal],
        ]}
      />
      {of.refundedCents > 0 && (
        <p className="figures text-sm font-semibold">
          {words.refunded(moneyText(of.refundedCents, of.currency, locale))}
        </p>
      )}
      {found.answers.length > 0 && (
        <details className="text-sm">
          <summary className="touchable cursor-pointer text-link">{words.report}</summary>
          <div className="pt-2">
            <Facts
              facts={found.answers.map(({ code, answer }) => [words.item(code), words.answer(answer)])}
            />
          </div>
        </details>
      )}
    </div>
  );
}

/** The inspector's pictures of a piece. `root`: where they are opened. */
export function PiecePhotos({ of, root }: { of: PieceView; root: string }) {
  const words = useInspectionWords();
  if (of.photos.length === 0) return null;
  return (
    <ul aria-label={words.photos} className="flex flex-wrap gap-2">
      {of.photos.map(({ id, slot }) => (
        <li key={id} className="flex w-20 flex-col gap-1">
          <a
            href={`${root}/${id}`}
            target="_blank"
            rel="noreferrer"
            aria-label={words.photo(words.slot(slot))}
            className="flex size-20 overflow-hidden rounded-control bg-fill"
          >
            <img src={`${root}/${id}`} alt="" loading="lazy" className="size-full object-cover" />
          </a>
          <span className="truncate text-center text-xs text-soft">{words.slot(slot)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The certificate as a code that carries it whole, and the way to check it. */
export function PieceCertificate({ of }: { of: PieceView }) {
  const words = useInspectionWords();
  const { certificate } = of;
  if (certificate === null) return null;
  if (!certificate.inForce) return <p className="text-sm text-soft">{words.certificateVoid}</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      <Suspense fallback={<Skeleton className="size-80 max-w-full rounded-control" />}>
        <QrCode text={certificate.url} label={words.codeLabel} />
      </Suspense>
      <p className="text-xs text-soft">{words.certificateHint}</p>
      <a href={certificate.url} target="_blank" rel="noreferrer" className="touchable text-sm text-link">
        {words.openCertificate}
      </a>
    </div>
  );
}
