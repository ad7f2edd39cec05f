import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useScoreWords } from '../../shared/trust/score-words.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { TextField } from '../../ui/index.ts';
import { supposeQuery } from './score-queries.ts';

/** What shops can do most about. */
const usual = 'parcel-late';

/** What the score would be with so many more or fewer of one kind. */
export function SupposeForm({ authorId, kinds }: { authorId: string; kinds: readonly string[] }) {
  const words = useScoreWords();
  const [kind, setKind] = useState(kinds.includes(usual) ? usual : 'stars-1');
  const [text, setText] = useState('-3');
  const count = Number.parseInt(text, 10);
  const valid = Number.isInteger(count) && Math.abs(count) <= 1_000;
  const query = useQuery({ ...supposeQuery(authorId, kind, valid ? count : 0), enabled: valid });
  return (
    <section aria-label={words.ask} className="flex flex-col gap-3 rounded-card bg-mist p-4">
      <h2 className="text-sm font-semibold">{words.ask}</h2>
      <div className="flex flex-wrap items-end gap-3">
        <FilterSelect
          label={words.askKind}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] ?? value }))}
          onChange={setKind}
        />
        <TextField
          label={words.askCount}
          type="number"
          min={-1_000}
          max={1_000}
          value={text}
          error={valid ? null : words.askWrong}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ProblemNotice error={query.error} />
      <p className="figures text-sm font-semibold" aria-live="polite">
        {valid &&
          query.data !== undefined &&
          (query.data.value === null ? words.askUnknown : words.askResult(query.data.value.toFixed(2)))}
      </p>
    </section>
  );
}
