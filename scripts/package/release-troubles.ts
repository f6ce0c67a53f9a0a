/** What speaks against making a release of this commit. Pure. */

export type ReleaseFacts = {
  /** As `v0.2.0`. */
  readonly tag: string;
  /** package.json. */
  readonly version: string;
  /** CHANGELOG.md. */
  readonly changelog: string;
  /** assets/release.json; null: none. */
  readonly released: string | null;
  /** Day on which it is checked. */
  readonly today: string;
  /** Ids of the public keys in assets/update-keys.json. */
  readonly keys: readonly string[];
  /** cn.shiming.desk.metainfo.xml. */
  readonly metainfo: string;
};

/** Sentences; none where it may go out. */
export const releaseTroubles = (facts: ReleaseFacts): string[] => {
  const { tag, version, changelog, released, today, keys, metainfo } = facts;
  const isPreRelease = version.includes('-');
  return [
    ...(tag === `v${version}` ? [] : [`the tag is ${tag}, package.json says ${version}`]),
    ...(notesOf(changelog, version) === null ? [`CHANGELOG.md has no part "## ${version} (DAY)"`] : []),
    ...(released === null || !changelog.includes(`## ${version} (${released})`)
      ? ['assets/release.json and CHANGELOG.md name different days, or none']
      : []),
    ...(released !== null && released > today ? [`the day of release, ${released}, lies ahead`] : []),
    ...(new Set(keys).size >= 2
      ? []
      : ['assets/update-keys.json needs two keys: the one in use and a spare']),
    ...(metainfo.includes(`<release version="${version}"`)
      ? []
      : ['the metainfo does not know this version']),
    ...(isPreRelease || !metainfo.includes(`version="${version}" type="development"`)
      ? []
      : ['the metainfo calls this version one under development']),
  ];
};

/** The part of the changelog about a version that has its day; null where there is none. */
export const notesOf = (changelog: string, version: string): string | null => {
  const lines = changelog.split('\n');
  const from = lines.findIndex(
    (line) => /^## \S+ \(\d{4}-\d{2}-\d{2}\)$/.test(line) && line.split(' ')[1] === version,
  );
  if (from < 0) return null;
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('## '));
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim();
};
