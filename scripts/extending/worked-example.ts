/**
 * The worked examples of `docs/extending`, as edits that can be made. A fenced block whose first line names a `file` is one:
 *
 *     ```ts file=src/a.ts before="  a line of it"     the block goes in front of that line, or `after` it
 *     ```ts file=src/new.ts                           a new file
 *     ```json file=assets/x.json from=assets/y.json   a copy of another one with these values instead
 */

export type Edit = {
  readonly file: string;
  readonly text: string;
  readonly place: { readonly at: 'before' | 'after'; readonly line: string } | null;
  readonly from: string | null;
};

const fence = /^( *)```\w+ file=(\S+)(?: from=(\S+)| (before|after)="([^\n]*)")?\n(.*?)^\1```$/gms;

export const editsOf = (page: string): Edit[] =>
  [...page.matchAll(fence)].map(([, indent = '', file = '', from, at, line, body = '']) => ({
    file,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    place: at === 'before' || at === 'after' ? { at, line: line ?? '' } : null,
    from: from ?? null,
  }));

/** What a file becomes. `read`: text of a file, null where there is none. Throws where the example no longer fits. */
export const applied = (edit: Edit, read: (file: string) => string | null): string => {
  const { file, text, place, from } = edit;
  const before = read(file);
  if (from !== null) return merged(read(from) ?? fail(`${from} is not there`), text);
  if (place === null) return before === null ? text : fail(`${file} is there already`);
  const lines = (before ?? fail(`${file} is not there`)).split('\n');
  const found = lines.flatMap((line, index) => (line === place.line ? [index] : []));
  const [index] = found;
  if (index === undefined || found.length > 1)
    return fail(`${file}: ${found.length} lines are “${place.line}”`);
  lines.splice(place.at === 'before' ? index : index + 1, 0, ...text.replace(/\n$/, '').split('\n'));
  return lines.join('\n');
};

const fail = (why: string): never => {
  throw new Error(why);
};

const merged = (base: string, changes: string): string =>
  `${JSON.stringify({ ...JSON.parse(base), ...JSON.parse(changes) }, null, 2)}\n`;

/** Files that an example touches, without texts, which come in both languages anyway. */
export const touched = (edits: readonly Edit[]): string[] =>
  [...new Set(edits.map(({ file }) => file))].filter((file) => !/^src\/(?:renderer\/)?text\//.test(file));
