const widthChars = 28;
const intervalMs = 200;

/** A progress bar on standard error; where that is no terminal, one line every tenth. */
export interface Progress {
  update(share: number, text: string): void;
  done(text: string): void;
}

export function createProgress(label: string): Progress {
  let shownAtMs = 0;
  let shownTenth = -1;
  const terminal = process.stderr.isTTY;
  return {
    update(share, text) {
      const bounded = Math.max(0, Math.min(1, share));
      if (terminal) {
        const nowMs = Date.now();
        if (nowMs - shownAtMs < intervalMs) return;
        shownAtMs = nowMs;
        process.stderr.write(`\r\u001b[2K${label} ${bar(bounded)} ${Math.floor(bounded * 100)} %  ${text}`);
        return;
      }
      const tenth = Math.floor(bounded * 10);
      if (tenth === shownTenth) return;
      shownTenth = tenth;
      process.stderr.write(`${label} ${tenth * 10} %  ${text}\n`);
    },
    done(text) {
      process.stderr.write(`${terminal ? '\r\u001b[2K' : ''}${label} ${text}\n`);
    },
  };
}

function bar(share: number): string {
  const full = Math.round(share * widthChars);
  return `${'█'.repeat(full)}${'░'.repeat(widthChars - full)}`;
}
