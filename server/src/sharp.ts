import type sharp from 'sharp';

let loaded: Promise<typeof sharp> | null = null;

/** sharp, loaded when the first picture comes: most processes never see one. It keeps nothing of what it made. */
export function loadSharp(): Promise<typeof sharp> {
  loaded ??= import('sharp').then((module) => {
    module.default.cache(false);
    return module.default;
  });
  return loaded;
}
