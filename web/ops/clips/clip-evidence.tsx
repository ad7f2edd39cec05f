import type { OpsClipView } from '@kanmai/client';
import type { ReactNode } from 'react';
import { absoluteTime, countText, durationText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';

/** The video as people see it, its words and its goods. */
export function ClipEvidence({ clip, state }: { clip: OpsClipView; state: ReactNode }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.clipPage;
  const count = (value: number) => countText(value, locale);
  return (
    <div className="flex flex-col gap-6 tablet:flex-row">
      <div className="shrink-0">
        {clip.assetState === 'ready' && clip.videoUrl ? (
          // biome-ignore lint/a11y/useMediaCaption: captions come with a later version
          <video
            src={clip.videoUrl}
            poster={clip.coverUrl}
            controls
            playsInline
            loop
            preload="none"
            className="max-h-[60dvh] w-full rounded-card bg-fill tablet:w-[224px]"
          />
        ) : (
          <p className="flex aspect-[9/16] w-full max-w-[224px] items-center justify-center rounded-card bg-fill p-4 text-center text-sm text-soft">
            {words.notReady}
          </p>
        )}
      </div>
      <div className="min-w-0 flex-1">
        <div className="mb-3 flex flex-wrap items-center gap-3">
          {state}
          <CopyId id={clip.id} />
        </div>
        <h2 className="mb-4 max-w-[60ch] text-base font-semibold break-words">
          {clip.caption || words.noCaption}
        </h2>
        {clip.takenDownReason !== null && (
          <p className="mb-4 rounded-control bg-danger-wash p-3 text-sm text-danger">
            {words.takenDownBecause(clip.takenDownReason)}
          </p>
        )}
        <Facts
          facts={[
            [words.author, clip.author.name],
            [words.category, clip.category],
            [words.tags, clip.tags.join(' · ')],
            [words.published, clip.publishedAt === null ? null : absoluteTime(clip.publishedAt, locale)],
            [words.length, clip.durationMs === 0 ? null : durationText(clip.durationMs)],
            [words.size, clip.width === 0 ? null : `${clip.width} × ${clip.height}`],
            [
              words.reactions,
              words.reactionsText(count(clip.likeCount), count(clip.commentCount), count(clip.shareCount)),
            ],
          ]}
        />
        {clip.goods.length > 0 && (
          <PanelSection title={words.goods}>
            <ul className="flex flex-col gap-2">
              {clip.goods.map((product) => (
                <li key={product.productId} className="flex items-center gap-3 text-sm">
                  {product.pictureUrl !== null && (
                    <img
                      src={product.pictureUrl}
                      alt=""
                      loading="lazy"
                      className="size-10 rounded-control bg-fill object-cover"
                    />
                  )}
                  <a
                    href={`/p/${product.productId}`}
                    target="_blank"
                    rel="noreferrer"
                    className="min-w-0 flex-1 truncate hover:underline"
                  >
                    {product.title}
                  </a>
                  <span className="figures">{moneyText(product.priceCents, product.currency, locale)}</span>
                </li>
              ))}
            </ul>
          </PanelSection>
        )}
      </div>
    </div>
  );
}
