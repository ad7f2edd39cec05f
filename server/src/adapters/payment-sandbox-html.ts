import type { SandboxPayment } from './payment-sandbox-tokens.ts';
import {
  type SandboxLanguage,
  type SandboxNotice,
  sandboxActs,
  sandboxWords,
} from './payment-sandbox-words.ts';

export const sandboxCssPath = '/sandbox/sandbox.css';

/** The page of one payment: what, to whom, until when; one button to pay, and the faults apart from it. */
export function sandboxPage(language: SandboxLanguage, payment: SandboxPayment, action: string): string {
  const words = sandboxWords[language];
  const faults = sandboxActs.filter((act) => act !== 'pay');
  const due = new Date(payment.dueAtMs);
  const dueText = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(due);
  return layout(
    language,
    `${words.name}`,
    `<p class="about">${escapeHtml(words.about)}</p>
    <p class="label">${escapeHtml(words.amount)}</p>
    <p class="amount">${amountHtml(payment.amountCents, payment.currency)}</p>
    <dl>
      <div><dt>${escapeHtml(words.payee)}</dt><dd>${escapeHtml(payment.description)}</dd></div>
      <div><dt>${escapeHtml(words.due)}</dt><dd><time datetime="${due.toISOString()}">${escapeHtml(dueText)} (UTC+8)</time></dd></div>
      <div><dt>${escapeHtml(words.reference)}</dt><dd class="reference">${escapeHtml(payment.providerRef)}</dd></div>
    </dl>
    <form method="post" action="${escapeHtml(action)}">
      <button class="pay" name="act" value="pay">${escapeHtml(words.acts.pay)}</button>
      <fieldset>
        <legend>${escapeHtml(words.faults)}</legend>
        ${faults.map((act) => `<button name="act" value="${act}">${escapeHtml(words.acts[act])}</button>`).join('\n        ')}
      </fieldset>
    </form>
    <p class="back"><a href="${escapeHtml(payment.returnUrl)}">${escapeHtml(words.back)}</a></p>`,
  );
}

/** A page that only says something, with the one way on. */
export function sandboxMessage(
  language: SandboxLanguage,
  notice: SandboxNotice,
  returnUrl: string | null,
): string {
  const words = sandboxWords[language];
  const { title, text } = words.notices[notice];
  const back =
    returnUrl === null
      ? ''
      : `<p class="back"><a class="button" href="${escapeHtml(returnUrl)}">${escapeHtml(words.back)}</a></p>`;
  return layout(
    language,
    title,
    `<h2>${escapeHtml(title)}</h2><p class="about">${escapeHtml(text)}</p>${back}`,
  );
}

function layout(language: SandboxLanguage, title: string, body: string): string {
  const { name } = sandboxWords[language];
  return `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(title)} · Kanmai</title>
  <link rel="stylesheet" href="${sandboxCssPath}">
</head>
<body>
  <main>
    <h1>${escapeHtml(name)}</h1>
    ${body}
  </main>
</body>
</html>
`;
}

/** Currency small, integer large, decimals small. */
function amountHtml(amountCents: number, currency: string): string {
  const symbol = currency === 'CNY' ? '¥' : `${escapeHtml(currency)} `;
  const whole = Math.floor(amountCents / 100).toLocaleString('en-US');
  const rest = String(amountCents % 100).padStart(2, '0');
  return `<small>${symbol}</small>${whole}<small>.${rest}</small>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The tokens of the platform's look, restated here because the sandbox stands for somebody else's site. */
export const sandboxCss = `
:root {
  color-scheme: light dark;
  --ink: #14161a; --ink-soft: #5b6069; --paper: #ffffff; --mist: #f5f6f8; --line: rgb(20 22 26 / 8%); --control: #8a8f98;
  --accent: #d9361a; --accent-ink: #ffffff; --link: #2457c5;
  font: 16px/1.5 system-ui, 'PingFang SC', 'Noto Sans SC', Inter, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eceef2; --ink-soft: #a4a9b3; --paper: #171a1f; --mist: #0e1013; --line: rgb(236 238 242 / 12%); --control: #747a85;
    --accent: #ff6a4d; --accent-ink: #14161a; --link: #8fb0ff;
  }
}
:root:lang(zh) { line-height: 1.6; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--mist); color: var(--ink); min-height: 100dvh; display: grid; place-items: center; padding: 16px; }
main { background: var(--paper); border: 1px solid var(--line); border-radius: 20px; padding: 24px; width: min(100%, 420px); }
h1 { font-size: 16px; font-weight: 600; }
h2 { font-size: 20px; margin-top: 16px; }
.about { color: var(--ink-soft); font-size: 14px; margin-top: 4px; }
.label { color: var(--ink-soft); font-size: 14px; margin-top: 24px; }
.amount { font-size: 32px; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1.2; }
.amount small { font-size: 16px; }
dl { border-top: 1px solid var(--line); margin-top: 16px; }
dl div { border-bottom: 1px solid var(--line); display: flex; gap: 16px; justify-content: space-between; padding: 12px 0; font-size: 14px; }
dt { color: var(--ink-soft); flex: none; }
dd { text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.reference { font-size: 12px; }
form { display: grid; gap: 24px; margin-top: 24px; }
fieldset { border: 0; padding: 0; display: grid; gap: 8px; }
legend { color: var(--ink-soft); font-size: 14px; padding: 0; margin-bottom: 8px; }
button, .button {
  appearance: none; border: 1px solid var(--control); border-radius: 8px; background: transparent; color: var(--ink);
  font: inherit; font-size: 14px; min-height: 44px; padding: 8px 16px; cursor: pointer; text-align: center; text-decoration: none;
}
button:hover, .button:hover { background: var(--mist); }
.pay { background: var(--accent); border-color: transparent; color: var(--accent-ink); font-size: 16px; font-weight: 600; min-height: 48px; }
.pay:hover { background: var(--accent); filter: brightness(1.06); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.back { margin-top: 16px; font-size: 14px; text-align: center; }
.back a { color: var(--link); display: inline-block; min-height: 44px; padding: 10px; }
.back a.button { color: var(--ink); width: 100%; }
`;
