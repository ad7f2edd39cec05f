import type { ClipView } from './clip.schema.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/**
 * The shopper's page with what messengers and search engines show of a clip (Open Graph) in its head. Everything that
 * people wrote is escaped. `origin` has no trailing slash.
 */
export function sharePage(shell: string, clip: ClipView, origin: string): string {
  const title = clip.caption === '' ? clip.author.name : `${clip.caption} · ${clip.author.name}`;
  const product = clip.goods[0];
  const description = product === undefined ? clip.author.name : product.title;
  const tags: readonly (readonly [string, string])[] = [
    ['og:type', 'video.other'],
    ['og:site_name', 'Kanmai'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', clip.shareUrl],
    ['og:image', origin + clip.coverUrl],
    ['og:image:type', 'image/webp'],
    ['og:image:width', String(clip.width)],
    ['og:image:height', String(clip.height)],
    ['og:video', origin + clip.videoUrl],
    ['og:video:type', 'video/mp4'],
    ['og:video:width', String(clip.width)],
    ['og:video:height', String(clip.height)],
  ];
  const metadata = tags.map(([name, value]) => `<meta property="${name}" content="${escapeHtml(value)}">`);
  metadata.push(
    '<meta name="twitter:card" content="player">',
    `<link rel="canonical" href="${escapeHtml(clip.shareUrl)}">`,
  );
  const titled = shell.replace(/<title>[^<]*<\/title>/i, () => `<title>${escapeHtml(title)}</title>`);
  // A function as replacement: `$&` in a caption is text, not a pattern.
  return titled.replace(/<\/head>/i, () => `${metadata.join('\n')}\n</head>`);
}
