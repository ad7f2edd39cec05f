import { Lightbulb } from 'lucide-react';
import { ScoreReasons, ScoreSupposed } from './score-reasons.tsx';
import type { ScoreReport } from './score-view.ts';
import { useScoreWords } from './score-words.ts';
import type { ScoreWords } from './score-words-zh-cn.ts';
import { ScoredCard } from './scored-card.tsx';
import { TrendPlot } from './trend-plot.tsx';

/** All that a score says of itself. */
export function ScoreOverview({ report }: { report: ScoreReport }) {
  const words = useScoreWords();
  const { experience, trust } = report;
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={words.next} className="flex gap-3 rounded-card bg-jade-wash p-4">
        <Lightbulb size={20} className="mt-0.5 shrink-0 text-jade" aria-hidden="true" />
        <div>
          <h2 className="text-sm font-semibold">{words.next}</h2>
          <p className="text-sm">{nextText(words, report)}</p>
        </div>
      </section>
      <div className="grid gap-4 desk:grid-cols-2">
        {experience !== null && (
          <ScoredCard
            title={words.experience}
            hint={words.experienceHint(experience.windowDays)}
            scored={experience}
            least={3}
            missing={
              experience.delivered < experience.deliveredMin
                ? words.needOrders(experience.delivered, experience.deliveredMin)
                : words.unknownHint
            }
          />
        )}
        <ScoredCard
          title={words.trust}
          hint={report.subject.kind === 'host' ? words.hostTrustHint : words.trustHint}
          scored={trust}
          least={1}
          missing={words.unknownHint}
        />
      </div>
      <section aria-label={words.trend} className="flex flex-col gap-2">
        <h2 className="text-sm font-semibold">{words.trend}</h2>
        <TrendPlot trend={report.trend} />
      </section>
      <div className="grid gap-6 desk:grid-cols-2">
        <ScoreReasons reasons={report.reasons} />
        <ScoreSupposed supposed={report.supposed} toReach={report.toReach} />
      </div>
    </div>
  );
}

/** A host neither packs nor makes the goods: some of the advice is another one. */
function nextText(words: ScoreWords, { subject, next }: ScoreReport): string {
  const ofHost = subject.kind === 'host' ? words.hostNexts[next.code] : undefined;
  return (ofHost ?? words.nexts[next.code])(next.count ?? 0);
}
