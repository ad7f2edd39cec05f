import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import { warningsOf } from './push-health.ts';
import type { PushHealth } from './room-queries.ts';

/** How the pictures arrive, and what viewers will notice. Nothing while none are expected. */
export function StageHealth({ health }: { health: PushHealth }) {
  const words = useMessages().stage;
  const { locale } = useLocale();
  if (health.state !== 'live' && health.refusal !== null)
    return (
      <p role="alert" className="rounded-control bg-danger-wash p-2 text-sm text-danger">
        {words.refusals[health.refusal.type] ?? words.refusals['other']}
      </p>
    );
  if (health.state === 'none') return null;
  const warnings = warningsOf(health);
  const { width, height } = health;
  const facts = [
    width !== null && height !== null ? words.size(width, height) : null,
    health.fps > 0 ? words.fps(Math.round(health.fps)) : null,
    health.bitrateKbps > 0 ? words.bitrate(health.bitrateKbps.toLocaleString(locale)) : null,
    [health.videoCodec, health.audioCodec].filter((codec) => codec !== null).join(' / ') || null,
    health.transcoded ? words.transcoded : null,
  ].filter((fact) => fact !== null);
  return (
    <section aria-label={words.health} className="flex flex-col gap-2 text-sm">
      {warnings.length === 0 ? (
        <p className="flex items-center gap-2 text-jade">
          <CircleCheck size={18} className="shrink-0" aria-hidden="true" />
          {words.good}
        </p>
      ) : (
        <ul aria-live="polite" className="flex flex-col gap-2">
          {warnings.map((warning) => (
            <li key={warning} className="flex gap-2 rounded-control bg-amber-wash p-2 text-amber">
              <TriangleAlert size={18} className="mt-px shrink-0" aria-hidden="true" />
              {words.warnings[warning]}
            </li>
          ))}
        </ul>
      )}
      {health.state === 'live' && <p className="figures text-xs text-soft">{facts.join(' · ')}</p>}
    </section>
  );
}
