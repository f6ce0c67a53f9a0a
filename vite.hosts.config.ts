/** Bundles what runs outside the page: Electron's main, the core's process and its image worker, web host, command line. */
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

const external = [
  /^node:/,
  ...builtinModules,
  'electron',
  ...Object.keys(packageJson.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
];

export default defineConfig({
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
        'imaging-worker': 'src/core/imaging/worker.ts',
        'list-worker': 'src/core/import/worker.ts',
        serve: 'src/web/serve.ts',
        cli: 'src/cli/main.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
});
