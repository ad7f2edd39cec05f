import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';
import type { AdvertCase } from './advert-queries.ts';
import { markedParts } from './marked-parts.ts';

/** A text with its words marked, the rules they break, and whose it is. */
export function AdvertEvidence({ advert }: { advert: AdvertCase }) {
  const words = useMessages().advertPage;
  const { locale } = useLocale();
  const { state, outcome } = advert;
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{advert.author.name || advert.author.id}</h2>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <Badge tone={outcome === 'refused' ? 'danger' : 'amber'}>{words.outcomes[outcome]}</Badge>
        <Badge tone={state === 'open' ? 'neutral' : 'jade'}>{words.states[state]}</Badge>
        <CopyId id={advert.subjectId ?? advert.author.id} />
      </div>
      <PanelSection title={words.text}>
        <p className="max-w-[60ch] text-sm wrap-anywhere whitespace-pre-line">
          {markedParts(advert.text, advert.findings).map((part) =>
            part.marked ? (
              <mark
                key={part.start}
                className="bg-danger-wash text-ink underline decoration-danger decoration-wavy underline-offset-4"
              >
                {part.text}
              </mark>
            ) : (
              <span key={part.start}>{part.text}</span>
            ),
          )}
        </p>
      </PanelSection>
      <PanelSection title={words.findings}>
        <ul className="flex max-w-[60ch] flex-col gap-3 text-sm">
          {advert.findings.map((finding) => (
            <li key={`${finding.start} ${finding.rule}`}>
              <span className="font-semibold wrap-anywhere">{finding.words}</span>{' '}
              <Badge tone={finding.gravity === 1 ? 'amber' : 'danger'}>
                {words.gravities[finding.gravity as 1 | 2 | 3]}
              </Badge>
              <span className="block text-xs text-soft">
                {`${finding.officialCode} · ${finding.article}`}
              </span>
              <span className="block text-xs text-soft">{words.instead(finding.suggestion)}</span>
            </li>
          ))}
        </ul>
      </PanelSection>
      <div className="mt-6">
        <Facts
          facts={[
            [words.field, `${words.kinds[advert.kind]} · ${advert.field}`],
            [words.times, String(advert.times)],
            [words.first, absoluteTime(advert.firstAt, locale)],
            [words.last, absoluteTime(advert.lastAt, locale)],
            ...(advert.subjectId === null ? [[words.kinds[advert.kind], words.notMade] as const] : []),
            ...(advert.reason === '' ? [] : [[words.passedBecause, advert.reason] as const]),
          ]}
        />
      </div>
    </>
  );
}
