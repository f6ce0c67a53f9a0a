/** Holds source files against the table of rooms. Works on a map of texts, so that planted violations can be checked too. */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { atStart, decodersApart, keptIn, maxLines, ports, rooms } from './rooms.ts';

export type Violation = {
  readonly file: string;
  readonly rule:
    | 'room'
    | 'package'
    | 'kept-in'
    | 'escape'
    | 'unknown-room'
    | 'too-long'
    | 'cycle'
    | 'too-early'
    | 'beside-the-key'
    | 'port'
    | 'node-prefix';
  readonly detail: string;
};

type Import = {
  readonly from: string;
  readonly typeOnly: boolean;
  /** Loaded when it is asked for, by `import()`. */
  readonly later: boolean;
};

/** Checks `files` (path from the project's root → text) against every rule. */
export const checkArchitecture = (files: ReadonlyMap<string, string>): Violation[] => {
  const found: Violation[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of files) {
    const lines = text.split('\n').length;
    if (lines > maxLines) found.push({ file, rule: 'too-long', detail: `${lines} lines` });
    const imports = readImports(file, text);
    for (const { from } of imports) found.push(...checkImport(file, from));
    if (file.startsWith(ports.home)) found.push(...checkPort(file, text, imports));
    graph.set(
      file,
      imports.flatMap((entry) => resolveInside(file, entry.from, files)),
    );
  }
  for (const cycle of findCycles(graph))
    found.push({ file: cycle[0]!, rule: 'cycle', detail: cycle.join(' → ') });
  return [...found, ...findTooEarly(files), ...findBesideTheKey(files)];
};

/** A port says what may be asked of a service: types only, made of ports and of what the contract and the domain know. */
const checkPort = (file: string, text: string, imports: readonly Import[]): Violation[] => {
  const isAllowed = (from: string): boolean =>
    from.startsWith('.')
      ? posix.join(posix.dirname(file), from).startsWith(ports.home)
      : ports.mayName.some((room) => from.startsWith(room));
  const outside = imports.filter(({ from }) => !isAllowed(from)).map(({ from }) => from);
  const values = parseSync(file, text)
    .module.staticExports.flatMap(({ entries }) => entries)
    .filter(({ isType }) => !isType)
    .map(({ exportName }) => `value ${exportName.name ?? '*'}`);
  return [...outside, ...values].map((detail) => ({ file, rule: 'port', detail }));
};

/** Files that the entries reach, at once or later, and that load a decoder. */
const findBesideTheKey = (files: ReadonlyMap<string, string>): Violation[] =>
  packagesFrom(decodersApart.entries, files)
    .filter(({ name }) => (Object.values(decodersApart.homes).flat() as readonly string[]).includes(name))
    .map(({ file, from }) => ({ file, rule: 'beside-the-key', detail: from }));

/** Every package that is loaded from these files on, and from what they load, at once or later. */
export const packagesFrom = (
  entries: readonly string[],
  files: ReadonlyMap<string, string>,
): { readonly file: string; readonly from: string; readonly name: string }[] => {
  const found: { file: string; from: string; name: string }[] = [];
  const reached = new Set(entries.filter((entry) => files.has(entry)));
  // A set goes on with what is added while it is walked.
  for (const file of reached)
    for (const { from, typeOnly } of readImports(file, files.get(file)!)) {
      if (typeOnly) continue;
      for (const next of resolveInside(file, from, files)) reached.add(next);
      if (!/^[.#]/.test(from)) found.push({ file, from, name: packageName(from) });
    }
  return found;
};

/** What the window loads before its first list although the first list does not need it. */
const findTooEarly = (files: ReadonlyMap<string, string>): Violation[] => {
  const found: Violation[] = [];
  const reached = new Set<string>(files.has(atStart.entry) ? [atStart.entry] : []);
  // A set goes on with what is added while it is walked.
  for (const file of reached)
    for (const { from, typeOnly, later } of readImports(file, files.get(file)!)) {
      if (typeOnly || later) continue;
      if (atStart.never.some((part) => from.startsWith(part)))
        found.push({ file, rule: 'too-early', detail: from });
      for (const next of resolveInside(file, from, files)) reached.add(next);
    }
  return found;
};

/** Every static, type-only, re-exported and dynamic import of a file. */
export const readImports = (file: string, text: string): Import[] => {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const imports: Import[] = module.staticImports.map((entry) => ({
    from: entry.moduleRequest.value,
    typeOnly: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
    later: false,
  }));
  for (const statement of module.staticExports)
    for (const entry of statement.entries)
      if (entry.moduleRequest)
        imports.push({ from: entry.moduleRequest.value, typeOnly: entry.isType, later: false });
  for (const entry of module.dynamicImports) {
    const request = text.slice(entry.moduleRequest.start, entry.moduleRequest.end);
    const literal = /^(['"`])([^$]*)\1$/.exec(request);
    if (literal) imports.push({ from: literal[2]!, typeOnly: false, later: true });
  }
  for (const [, from] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    if (!imports.some((entry) => entry.from === from))
      imports.push({ from: from!, typeOnly: true, later: true });
  return imports;
};

const roomOf = (file: string): string => file.split('/')[1] ?? '';

const checkImport = (file: string, from: string): Violation[] => {
  const room = rooms[roomOf(file)];
  if (!room) return [{ file, rule: 'unknown-room', detail: roomOf(file) }];
  if (from.startsWith('.')) {
    const target = posix.join(posix.dirname(file), from);
    return target.startsWith(`src/${roomOf(file)}/`) ? [] : [{ file, rule: 'escape', detail: from }];
  }
  if (from.startsWith('#')) {
    const other = from.slice(1).split('/')[0]!;
    return room.rooms.includes(other) ? [] : [{ file, rule: 'room', detail: from }];
  }
  return checkPackage(file, room.packages, from);
};

const checkPackage = (file: string, allowed: readonly string[], from: string): Violation[] => {
  if (builtinModules.includes(from)) return [{ file, rule: 'node-prefix', detail: from }];
  const name = from.startsWith('node:') ? 'node:*' : packageName(from);
  const found: Violation[] = allowed.includes(name) ? [] : [{ file, rule: 'package', detail: from }];
  const homes = keptIn[name];
  if (homes && !homes.some((home) => file.startsWith(home)))
    found.push({ file, rule: 'kept-in', detail: from });
  return found;
};

const packageName = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

const resolveInside = (file: string, from: string, files: ReadonlyMap<string, string>): string[] => {
  const target = from.startsWith('.')
    ? posix.join(posix.dirname(file), from)
    : from.startsWith('#')
      ? `src/${from.slice(1)}.ts`
      : '';
  return files.has(target) ? [target] : [];
};

/** Import cycles, each once, as a path that ends where it began. */
const findCycles = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      cycles.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
};
