interface ChoicesProps<Choice extends string> {
  legend: string;
  name: string;
  choices: readonly Choice[];
  words: Record<Choice, string>;
  chosen: Choice;
  onChoose: (choice: Choice) => void;
}

/** One of a few, each with a whole line to press. */
export function Choices<Choice extends string>(props: ChoicesProps<Choice>) {
  const { legend, name, choices, words, chosen, onChoose } = props;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      {choices.map((one) => (
        <label
          key={one}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
        >
          <input
            type="radio"
            name={name}
            checked={chosen === one}
            onChange={() => onChoose(one)}
            className="accent-current"
          />
          {words[one]}
        </label>
      ))}
    </fieldset>
  );
}
