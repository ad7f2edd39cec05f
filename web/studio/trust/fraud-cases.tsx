import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { ClueList } from '../../shared/trust/clue-list.tsx';
import { useFraudWords } from '../../shared/trust/fraud-words.ts';
import { Badge, Button, type Tone, useUiWords } from '../../ui/index.ts';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { fraudCasesQuery } from './score-queries.ts';

const tones: Record<'open' | 'confirmed' | 'dismissed', Tone> = {
  open: 'amber',
  confirmed: 'danger',
  dismissed: 'jade',
};

/** Praise that was set aside as bought, what it rests on, and the appeal; nothing where there never was any. */
export function FraudCases({ shopId }: { shopId: string }) {
  const words = useFraudWords();
  const { retry } = useUiWords();
  const { data, error, refetch } = useQuery(fraudCasesQuery(shopId));
  if (data === undefined && error !== null)
    return (
      <section aria-label={words.title} className="flex flex-col items-start gap-2">
        <h2 className="text-sm font-semibold">{words.title}</h2>
        <ProblemNotice error={error} />
        <Button look="outline" size="small" onClick={() => void refetch()}>
          {retry}
        </Button>
      </section>
    );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-label={words.title} className="flex flex-col gap-4">
      <h2 className="text-sm font-semibold">{words.title}</h2>
      {data.items.map((each) => (
        <article key={each.id} className="flex flex-col gap-3 rounded-card bg-mist p-4">
          <div className="flex flex-wrap items-center gap-2 text-sm">
            <Badge tone={tones[each.state]}>{words.states[each.state]}</Badge>
            {each.state !== 'dismissed' && <span>{words.setAside(each.reviewCount)}</span>}
            {each.holdsPayouts && <span className="text-danger">{words.holds}</span>}
          </div>
          <p className="text-sm text-soft">
            {each.state === 'open' ? words.openHint : words.reason(each.reason)}
          </p>
          <ClueList clues={each.clues} />
          {each.state === 'confirmed' && <AppealNote kind="fraud-case" id={each.id} />}
        </article>
      ))}
    </section>
  );
}
