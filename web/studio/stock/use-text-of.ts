import { useState } from 'react';

/** The text of a field that shows a value: as typed, until the value itself becomes another. */
export function useTextOf(value: number | null): [string, (text: string) => void] {
  const [seen, setSeen] = useState(value);
  const [text, setText] = useState(() => String(value ?? ''));
  if (seen !== value) {
    setSeen(value);
    setText(String(value ?? ''));
  }
  return [text, setText];
}
