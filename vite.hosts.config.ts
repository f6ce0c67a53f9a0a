/** Bundles what runs outside the page: Electron's main, the core's process, the processes without the key, web host, command line. */
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

/**
 * What is shipped beside the bundles: native code, WebAssembly, weights, and what starts threads from files of its own. Everything else that
 * they import goes into them: nothing else is in the packed app, and a core opens its desk a third sooner than where hundreds of small files
 * are looked up.
 */
const external = [
  /^node:/,
  ...builtinModules,
  'electron',
  ...Object.keys(packageJson.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
];

export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/hosts',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external,
      input: {
        main: 'src/main/main.ts',
        'core-process': 'src/core/process/core-process.ts',
        'imaging-process': 'src/core/imaging/process/imaging-process.ts',
        'imaging-worker': 'src/core/imaging/worker.ts',
        'reading-process': 'src/core/reading/process/reading-process.ts',
        'list-worker': 'src/core/import/worker.ts',
        'backup-thread': 'src/core/backup/thread/thread.ts',
        'bundle-thread': 'src/core/bundle/thread/thread.ts',
        serve: 'src/web/serve.ts',
        cli: 'src/cli/main.ts',
        shiming: 'src/cli/shiming.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
});
