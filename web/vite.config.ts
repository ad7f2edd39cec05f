import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Three surfaces, three pages; none imports another.
const surfaces = ['shopper', 'studio', 'ops'].filter((name) => existsSync(here(`${name}/main.tsx`)));
const api = process.env.KANMAI_API ?? 'http://127.0.0.1:7700';
const proxied = ['/api', '/media', '/live-media', '/sandbox', '/town', '/docs', '/openapi.json'];

/** Names the service worker's cache after what was built, so that each build is a version of its own. */
function versionServiceWorker(): Plugin {
  return {
    name: 'version-service-worker',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const file = `${dir}/sw.js`;
      const version = createHash('sha256')
        .update(Object.keys(bundle).sort().join())
        .digest('hex')
        .slice(0, 12);
      if (existsSync(file))
        writeFileSync(file, readFileSync(file, 'utf8').replace('kanmai-shell-1', `kanmai-shell-${version}`));
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), tailwindcss(), versionServiceWorker()],
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: api, changeOrigin: false }])) },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() themselves: its fallback cannot change theme inside a page.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    modulePreload: { polyfill: false },
    // Nothing inlined: the content security policy allows files of our own only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // A surface then carries the parts it uses at first, not all that the one door of ui, or of the player, names.
      treeshake: {
        moduleSideEffects: (id) =>
          id.endsWith('.css') || !['ui/', 'player/'].some((folder) => id.startsWith(here(folder))),
      },
      output: {
        codeSplitting: {
          groups: [
            // What every surface begins with and what hardly ever changes: one file, kept long.
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|openapi-fetch|@tanstack\/(react-router|router-core|history|store|react-store))\//,
            },
          ],
        },
      },
      input: Object.fromEntries(surfaces.map((name) => [name, here(`${name}.html`)])),
    },
  },
});
