export { Stage, type StageClip, type StageHandle } from './stage.tsx';
export { useTap } from './use-tap.ts';
