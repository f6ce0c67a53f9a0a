/** The package brings no types for this way into it. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs';
