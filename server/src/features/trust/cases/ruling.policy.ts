/** What would tell shoppers who somebody is: ids of people and orders, telephone numbers, addresses of mail, numbers of identity cards. */
const personal =
  /\b(?:psn|ord|adr|clm|cmn)_[0-9A-Z]{26}\b|(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d{17}[\dXx](?!\d)/;

/** What of a text is of a person, and not for everybody to read; null when nothing is. */
export function personalIn(text: string): string | null {
  return personal.exec(text)?.[0] ?? null;
}
