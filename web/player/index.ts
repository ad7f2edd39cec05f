export { LivePlayer, type LivePlayerEvents, type LiveState } from './live-player.ts';
export { LiveStage, type LiveStageProps } from './live-stage.tsx';
export type { LiveAddresses } from './live-ways.ts';
export { Stage, type StageClip, type StageHandle } from './stage.tsx';
export { useTap } from './use-tap.ts';
