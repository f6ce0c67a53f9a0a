/** A process that opens a desk and begins a job, for a test to kill: says on each line how many pieces are done. */
import type { BeginJob } from '#contract/jobs';
import { openDesk } from '#core/open-desk';

const [dir = '', order = ''] = process.argv.slice(2);
const { list, ...begin } = JSON.parse(order) as BeginJob & { readonly list?: string };
const { client } = await openDesk({ dir });
const opened = list === undefined ? null : await client.imports.open({ text: list });
const input = opened ? { id: opened.id, mapping: opened.mapping } : begin.input;
const { id } = await client.jobs.begin({ ...begin, input } as BeginJob);
for await (const { job } of await client.jobs.watch({ id })) process.stdout.write(`${job.done}\n`);
