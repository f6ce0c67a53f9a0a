/** A template as another desk gets it, with the papers that it names. */
import type { SharedPicture, TemplateContent } from '#domain/merge/template-content';
import type { Bodies, SharedTemplates } from '../ports/shared-templates.ts';
import type { HandOverItem } from './item.ts';

export type Described = {
  readonly item: HandOverItem;
  /** Ids in the vault by SHA-256; '' where nothing here has the bytes. */
  readonly papers: ReadonlyMap<string, string>;
};

/** Fault: not-found. */
export const describeTemplate = (shared: SharedTemplates, id: string): Described => {
  const content = shared.content(id);
  const bodies = shared.bodies(id);
  const undecided = shared.conflicts(id).map(({ desk: _, at: __, earlier: ___, ...conflict }) => conflict);
  const named = undecided.flatMap(({ field, ours, theirs }) =>
    field === 'picture' ? [ours as SharedPicture | null, theirs as SharedPicture | null] : [],
  );
  const scans = scansOf(content, named, bodies, undecided);
  const pictures = [...new Set([content.picture, ...named].flatMap((one) => (one ? [one.sha256] : [])))];
  const papers = new Map([
    ...scans.map((key): [string, string] => [key.split('#')[0]!, bodies.scans.get(key)!.vaultId]),
    ...pictures.map((sha256): [string, string] => [sha256, bodies.pictures.get(sha256)?.vaultId ?? '']),
  ]);
  const item: HandOverItem = {
    id,
    content,
    seen: [...shared.states(id)],
    undecided,
    scans: Object.fromEntries(scans.map((key) => [key, withoutVaultId(bodies.scans.get(key)!)])),
    pictures: Object.fromEntries(
      pictures.flatMap((sha256) => {
        const body = bodies.pictures.get(sha256);
        return body ? [[sha256, { output: body.output, findings: body.findings }]] : [];
      }),
    ) as HandOverItem['pictures'],
  };
  return { item, papers };
};

/** Attached ones, those that a conflict may bring back, and those that pictures were made from. */
const scansOf = (
  content: TemplateContent,
  pictures: readonly (SharedPicture | null)[],
  bodies: Bodies,
  undecided: readonly { readonly field: string }[],
): string[] => {
  const planned = [content.picture, ...pictures].flatMap(
    (one) => one?.plan.sides.map(({ scan }) => scan) ?? [],
  );
  const disputed = undecided.flatMap(({ field }) => (field.startsWith('scans/') ? [field.slice(6)] : []));
  const wanted = new Set([...content.scans.map(({ key }) => key), ...planned, ...disputed]);
  return [...wanted].filter((key) => bodies.scans.has(key));
};

const withoutVaultId = ({ vaultId: _, ...body }: { readonly vaultId: string }) =>
  body as HandOverItem['scans'][string];
