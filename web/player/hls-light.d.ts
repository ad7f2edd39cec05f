/** The build without subtitles, encryption and other tracks; it has no types of its own. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
