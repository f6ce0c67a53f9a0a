/** The package brings no types for its wrapper. */
declare module 'libheif-js/wasm-bundle.js';
