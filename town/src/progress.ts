/** What is being done, for the line of progress that `npm start` shows. */
export interface Progress {
  readonly label: string;
}

const widthChars = 24;

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function showProgress(progress: Progress, done: number, of: number, what: string): void {
  const full = of === 0 ? widthChars : Math.round((done / of) * widthChars);
  const bar = `${'█'.repeat(full)}${'░'.repeat(widthChars - full)}`;
  process.stdout.write(`progress ${progress.label} ${bar} ${done}/${of} ${what}\n`);
}
