import type { Feature, FeatureDeps } from '../../feature.ts';
import { clipsFeature, type PictureUrl, publishWaitingClips } from './clips/index.ts';
import { type FeedFeature, feedFeature } from './feed/index.ts';
import { mediaFeature } from './media/index.ts';
import { reactionsFeature } from './reactions/index.ts';

export interface StageDoors {
  /** The directory that holds everything this installation keeps. */
  readonly home: string;
  /** The path of the built shopper.html, for the share page. */
  readonly shopperPage: string;
  /** Counts a feed that was answered without the engine. */
  readonly countDegraded: () => void;
  readonly pictureUrl?: PictureUrl;
}

export interface Stage {
  readonly features: readonly Feature[];
  readonly feed: FeedFeature;
}

/** The four features of the stage, and how they reach one another. */
export function stageFeatures(deps: FeatureDeps, doors: StageDoors): Stage {
  const { home, shopperPage, countDegraded } = doors;
  const pictures = doors.pictureUrl === undefined ? {} : { pictureUrl: doors.pictureUrl };
  const feed = feedFeature(deps, { countDegraded, ...pictures });
  return {
    feed,
    features: [
      mediaFeature(deps, { home, assetReady: publishWaitingClips }),
      clipsFeature(deps, { shopperPage, ...pictures }),
      reactionsFeature(deps, { findClipFacts: feed.findClipFacts, servedAs: feed.servedAs }),
      feed,
    ],
  };
}
