import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What a page of a closed network needs: no call home, no sandbox as root, sound without a gesture for nobody. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** A camera and a microphone that are not there, and nobody who is asked whether they may be used. */
export const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A screen that is not there, shared without a question, with that microphone. */
export const fakeScreen = [...fakeCamera, '--auto-select-desktop-capture-source=Entire screen'];

/** The system's Chromium, else the one that npm brings. `KANMAI_BROWSER` names another. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({ executablePath, env, args: [...launchArguments, ...more], headless: true });
}

async function findBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const named = process.env.KANMAI_BROWSER;
  const found = [named, ...systemBrowsers].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
  if (found !== undefined) return { executablePath: found, env: own };
  return npmBrowser(own);
}

/** The package unpacks itself, and with this variable also the libraries that a bare machine lacks. */
async function npmBrowser(
  own: Record<string, string>,
): Promise<{ executablePath: string; env: Record<string, string> }> {
  const before = process.env.LD_LIBRARY_PATH;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const libraries = process.env.LD_LIBRARY_PATH ?? '';
  if (before === undefined) delete process.env.LD_LIBRARY_PATH;
  else process.env.LD_LIBRARY_PATH = before;
  return { executablePath, env: { ...own, LD_LIBRARY_PATH: libraries } };
}

export const phone = { width: 390, height: 844 };
export const smallPhone = { width: 360, height: 640 };
export const desk = { width: 1440, height: 900 };

export interface Looks {
  readonly viewport?: { width: number; height: number };
  readonly locale?: 'zh-CN' | 'en';
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A fresh visitor: no cookies, the looks given. */
export async function visitorContext(
  browser: Browser,
  origin: string,
  looks: Looks = {},
): Promise<BrowserContext> {
  const viewport = looks.viewport ?? phone;
  return browser.newContext({
    baseURL: origin,
    viewport,
    hasTouch: viewport.width < 800,
    isMobile: viewport.width < 800,
    locale: looks.locale ?? 'zh-CN',
    colorScheme: looks.colorScheme ?? 'light',
    reducedMotion: looks.reducedMotion ?? 'no-preference',
  });
}

/** Collects what a page complains about, for a test to find none of it. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return complaints;
}
