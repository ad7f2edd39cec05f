/** What would tell shoppers who somebody is: ids of people and of what is theirs, telephone numbers, addresses of mail, numbers of identity cards. */
const personal =
  /\b(?:psn|crt|ord|adr|clm|cmn|cmt|afs|rev)_[0-9a-z]{26}\b|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)|[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d{17}[\dx](?!\d)/i;

/** What of a text is of a person, and not for everybody to read, however wide its letters are; null when nothing is. */
export function personalIn(text: string): string | null {
  return personal.exec(text.normalize('NFKC'))?.[0] ?? null;
}
