/** Bundles the preload: one CommonJS file, because a sandboxed preload can load nothing but Electron. */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'src/preload/preload.ts',
    outDir: 'dist/hosts',
    emptyOutDir: false,
    target: 'chrome140',
    minify: false,
    rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
  ssr: { noExternal: true },
});
