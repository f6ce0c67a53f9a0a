/** A file that lies on disk for a moment, encrypted under a key that only this process knows; see `../scratch-file.ts`. */
export type Scratch = { readonly path: string; readonly key: Uint8Array; readonly bytes: number };
