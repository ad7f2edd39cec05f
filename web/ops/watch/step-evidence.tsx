import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { InterventionStory } from '../../shared/room-watch/intervention-story.tsx';
import { ruleText } from '../../shared/room-watch/intervention-view.ts';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';
import { OpenCaseButton } from './open-case-button.tsx';
import { ReplayFrom } from './replay-from.tsx';
import type { OpsIntervention } from './watch-queries.ts';

/** What a step rests on: the words, the rates, and the moment itself. */
export function StepEvidence({ one }: { one: OpsIntervention }) {
  const messages = useMessages();
  const words = useWatchWords();
  const { locale } = useLocale();
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{one.room.title}</h2>
      <div className="mt-2 mb-6 flex flex-wrap items-center gap-3">
        <Badge tone={one.kind === 'hint' ? 'amber' : 'danger'}>{words.kinds[one.kind]}</Badge>
        {one.takenBack && <Badge tone="jade">{words.takenBack}</Badge>}
        <span className="text-sm text-soft">{absoluteTime(one.at, locale)}</span>
        <CopyId id={one.roomId} />
        <OpenCaseButton one={one} />
      </div>
      <PanelSection title={messages.evidence}>
        {one.reason !== '' && <p className="mb-2 max-w-[60ch] text-sm wrap-anywhere">{one.reason}</p>}
        <InterventionStory of={one} />
      </PanelSection>
      <PanelSection title={words.ops.clip}>
        <ReplayFrom url={one.clip.url} fromMs={one.clip.replayFromMs} untilMs={one.clip.replayUntilMs} />
      </PanelSection>
      <div className="mt-6">
        <Facts
          facts={[
            [words.basis, ruleText(one.rule, words)],
            [words.ops.state, words.by[one.byOperator ? 'operator' : 'watch']],
            [words.product, one.productTitle],
            [one.broadcaster.name, one.broadcaster.id],
            [words.ops.holds, one.until === null ? null : words.until(absoluteTime(one.until, locale))],
          ]}
        />
      </div>
    </>
  );
}
