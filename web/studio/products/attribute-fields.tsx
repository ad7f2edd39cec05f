import { Plus, Trash2 } from 'lucide-react';
import { useLocale } from '../../shared/i18n.ts';
import { Button, IconButton, Select, TextField } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { type AttributeProblem, type AttributeRow, attributeRow, withValue } from './attribute-draft.ts';
import type { AttributeRuleView } from './category-queries.ts';

interface AttributeFieldsProps {
  rules: readonly AttributeRuleView[];
  rows: readonly AttributeRow[];
  problems: Readonly<Record<string, AttributeProblem>>;
  onChange: (rows: AttributeRow[]) => void;
}

const rowsMax = 40;

/** What the category asks for, and whatever else there is to say. */
export function AttributeFields({ rules, rows, problems, onChange }: AttributeFieldsProps) {
  const messages = useMessages();
  const words = messages.attributeFields;
  const asked = new Set(rules.map(({ name }) => name));
  const others = rows.filter(({ name }) => !asked.has(name));
  const change = (rowId: string, next: Partial<AttributeRow>) =>
    onChange(rows.map((row) => (row.rowId === rowId ? { ...row, ...next } : row)));
  return (
    <PanelSection title={words.title}>
      <p className="mb-3 text-xs text-soft">{words.hint}</p>
      <div className="grid grid-cols-2 items-start gap-3">
        {rules.map((rule) => {
          const row = rows.find(({ name }) => name === rule.name);
          return (
            <RuleField
              key={rule.name}
              rule={rule}
              value={row?.value ?? ''}
              problem={problems[row?.rowId ?? '']}
              onChange={(value) => onChange(withValue(rows, rule.name, value))}
            />
          );
        })}
      </div>
      <ul className="mt-3 flex flex-col gap-3">
        {others.map((row) => (
          <li key={row.rowId} className="flex items-start gap-2">
            <span className="grid min-w-0 flex-1 grid-cols-2 items-start gap-3">
              <TextField
                label={words.rowName}
                value={row.name}
                maxLength={40}
                error={problemText(problems[row.rowId], messages)}
                onChange={(event) => change(row.rowId, { name: event.target.value })}
              />
              <TextField
                label={words.rowValue}
                value={row.value}
                maxLength={200}
                onChange={(event) => change(row.rowId, { value: event.target.value })}
              />
            </span>
            <IconButton
              label={words.removeRow(row.name)}
              icon={<Trash2 size={16} />}
              className="mt-6"
              onClick={() => onChange(rows.filter((other) => other.rowId !== row.rowId))}
            />
          </li>
        ))}
      </ul>
      {rows.length < rowsMax && (
        <Button
          look="outline"
          size="small"
          icon={<Plus size={16} />}
          className="mt-3"
          onClick={() => onChange([...rows, attributeRow()])}
        >
          {words.addRow}
        </Button>
      )}
    </PanelSection>
  );
}

interface RuleFieldProps {
  rule: AttributeRuleView;
  value: string;
  problem: AttributeProblem | undefined;
  onChange: (value: string) => void;
}

function RuleField({ rule, value, problem, onChange }: RuleFieldProps) {
  const messages = useMessages();
  const words = messages.attributeFields;
  const { locale } = useLocale();
  const name = locale === 'en' ? rule.en : rule.name;
  const label = rule.unit === null ? name : `${name} (${rule.unit})`;
  if (rule.choices.length === 0) {
    return (
      <TextField
        label={label}
        value={value}
        maxLength={200}
        inputMode={rule.kind === 'number' ? 'decimal' : 'text'}
        error={problemText(problem, messages)}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const choices = rule.choices.map((choice) => ({
    value: choice.name,
    label: locale === 'en' ? choice.en : choice.name,
  }));
  const own =
    value === '' || choices.some((choice) => choice.value === value)
      ? []
      : [{ value, label: words.own(value) }];
  return (
    <Select
      label={label}
      value={value}
      options={[{ value: '', label: words.chooseNone }, ...choices, ...own]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function problemText(problem: AttributeProblem | undefined, messages: StudioMessages): string | null {
  const { nameMissing, nameTwice, number } = messages.attributeFields;
  if (problem === undefined) return null;
  return { 'name-missing': nameMissing, 'name-twice': nameTwice, 'number-wrong': number }[problem];
}
