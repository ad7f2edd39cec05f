export { isTooSlow, type LineGap, noteState } from './line-watch.ts';
export { LivePlayer, type LivePlayerEvents, type LiveState } from './live-player.ts';
export { LivePush, type LivePushEvents, type LivePushState, type PushTicket } from './live-push.ts';
export { LiveStage, type LiveStageProps } from './live-stage.tsx';
export { addressesOf, type LiveAddresses } from './live-ways.ts';
export { Stage, type StageClip, type StageHandle } from './stage.tsx';
export { useAddresses } from './use-addresses.ts';
export { useTap } from './use-tap.ts';
