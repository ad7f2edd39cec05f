export { findEmoji, listEmoji } from './emoji.ts';
export { type PaletteName, palettes } from './palettes.ts';
export { type PictureRequest, renderAvatar, renderProductPicture } from './pictures.ts';
export { renderTownClip } from './render-town-clip.ts';
export type { ClipWidth, TownClip, TownClipOptions, TownClipRequest } from './town-clip.ts';
