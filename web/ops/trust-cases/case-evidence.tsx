import type { ReactNode } from 'react';
import { absoluteTime, durationText, moneyText } from '../../shared/format.ts';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { InterventionStory } from '../../shared/room-watch/intervention-story.tsx';
import { ruleText } from '../../shared/room-watch/intervention-view.ts';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { ReplayFrom } from '../watch/replay-from.tsx';
import { CaseBuyers } from './case-buyers.tsx';
import type { TrustCase } from './case-queries.ts';
import { useCaseWords } from './words.ts';

/** The moment in the replay, what was said, what was done, the listings, who saw and bought, and claims. */
export function CaseEvidence({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const { locale } = useLocale();
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{of.summary}</h2>
      <div className="mt-2 mb-6 flex flex-wrap items-center gap-3 text-sm">
        <Badge tone={of.state === 'open' ? 'amber' : of.state === 'violation' ? 'danger' : 'neutral'}>
          {words.views[of.state]}
        </Badge>
        <span className="text-soft">{of.broadcaster.name}</span>
        <CopyId id={of.id} />
      </div>
      <Facts
        facts={[
          [of.room.title, <CopyId key="room" id={of.room.id} />],
          [words.part, partText(of, locale)],
          [words.orderId, of.orderId],
          [words.keepUntil, absoluteTime(of.keepUntil, locale)],
        ]}
      />
      <PanelSection title={words.moment}>
        {of.replayUrl === null ? (
          <p className="text-sm text-soft">{words.noReplay}</p>
        ) : (
          <ReplayFrom url={of.replayUrl} fromMs={of.replayFromMs} untilMs={of.replayUntilMs} />
        )}
      </PanelSection>
      <Transcript of={of} />
      {of.interventions.length > 0 && <Interventions of={of} />}
      <PanelSection title={words.buyers(of.buyerCount)}>
        <p className="mb-2 text-sm text-soft">{words.viewers(of.viewers)}</p>
        <CaseBuyers of={of} />
      </PanelSection>
      {of.claims.length > 0 && <Claims of={of} />}
      <Listings of={of} />
    </>
  );
}

function partText({ from, until, replayFromMs, replayUntilMs }: TrustCase, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const times = format.formatRange(new Date(from), new Date(until));
  if (replayFromMs === null || replayUntilMs === null) return times;
  return `${times} (${durationText(replayFromMs)} – ${durationText(replayUntilMs)})`;
}

function Transcript({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const { locale } = useLocale();
  return (
    <PanelSection title={words.transcript}>
      {of.transcript.length === 0 ? (
        <p className="text-sm text-soft">{words.noTranscript}</p>
      ) : (
        <ol className="flex max-h-80 max-w-[60ch] flex-col gap-1 overflow-y-auto text-sm">
          {of.transcript.map((line) => (
            <li key={`${line.language} ${line.at}`} className="flex gap-3">
              <span className="figures shrink-0 text-xs leading-5 text-soft">
                {line.replayMs === null ? absoluteTime(line.at, locale) : durationText(line.replayMs)}
              </span>
              <span className="min-w-0 wrap-anywhere">
                {line.text}
                {line.heard && <span className="ms-2 text-xs text-soft">{words.heard}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </PanelSection>
  );
}

function Interventions({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const watch = useWatchWords();
  return (
    <PanelSection title={words.interventions}>
      <ul className="flex flex-col gap-4">
        {of.interventions.map((one) => (
          <li key={one.id} className="flex flex-col gap-2 text-sm">
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={one.kind === 'hint' ? 'amber' : 'danger'}>{watch.kinds[one.kind]}</Badge>
              {one.takenBack && <Badge tone="jade">{watch.takenBack}</Badge>}
              <span className="text-xs text-soft">{ruleText(one.rule, watch)}</span>
            </span>
            {one.reason !== '' && <p className="wrap-anywhere">{one.reason}</p>}
            <InterventionStory of={one} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Claims({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const claimWords = useClaimWords();
  const { locale } = useLocale();
  return (
    <PanelSection title={words.claims}>
      <ul className="flex flex-col gap-2 text-sm">
        {of.claims.map((claim) => (
          <li key={claim.id} className="flex flex-wrap items-center gap-x-3">
            <CopyId id={claim.id} />
            <span className="text-soft">
              {`${inWords(claimWords.reasons, claim.reason)} · ${inWords(claimWords.states, claim.state)}`}
            </span>
            {claim.paidCents > 0 && (
              <span className="figures">
                {moneyText(claim.paidCents, of.buyers[0]?.currency ?? 'CNY', locale)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** A word that is newer than this page stands as it is. */
function inWords(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word;
}

function Listings({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const { locale } = useLocale();
  const shown: ReactNode[] = of.listings.map((listing) => (
    <article key={listing.productId} className="flex max-w-[60ch] flex-col gap-1 text-sm">
      <h4 className="font-medium wrap-anywhere">{listing.title}</h4>
      <p className="wrap-anywhere whitespace-pre-line text-soft">{listing.description}</p>
      <p className="figures text-soft">
        {listing.variants
          .map(({ title, sku, priceCents }) => `${title || sku} ${moneyText(priceCents, 'CNY', locale)}`)
          .join(' · ')}
      </p>
      <p className="text-xs text-soft">{words.version(listing.version.slice(0, 12))}</p>
    </article>
  ));
  return (
    <PanelSection title={words.listings}>
      <div className="flex flex-col gap-4">{shown}</div>
    </PanelSection>
  );
}
