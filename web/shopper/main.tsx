import './shopper.css';
import { createRoot } from 'react-dom/client';
import { currentLocale } from '../shared/i18n.ts';
import { App } from './app/app.tsx';
import { listenForInstall } from './app/install.ts';
import { registerServiceWorker } from './app/service-worker.ts';
import { forYou, resumeFeed } from './feed/feeds.ts';
import { dictionary } from './messages/index.ts';

// The first page is asked for before anything is drawn, beside the dictionary.
resumeFeed();
if (location.pathname === '/') forYou.fill();
listenForInstall();

const locale = currentLocale();
document.documentElement.lang = locale;
const messages = await dictionary.load(locale);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App locale={locale} messages={messages} />);

void registerServiceWorker();
