/** What tests start as processes of their own: as it is shipped where the run has just built it, from the sources otherwise. */
const isBuilt = process.env['SHIMING_TEST_BUILT'] === '1';

export const cliEntry = isBuilt ? 'dist/hosts/cli.js' : 'src/cli/main.ts';
export const serveEntry = isBuilt ? 'dist/hosts/serve.js' : 'src/web/serve.ts';
