/** The bill of materials of a packed app: what `npm sbom` knows, narrowed to what is really inside. Pure. */

export type Component = {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
};

/** CycloneDX 1.5, as `npm sbom --sbom-format cyclonedx` writes it. */
export type Bom = {
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly [field: string]: unknown;
};

export type Package = { readonly name: string; readonly version: string };

const named = ({ name, version }: Package): string => `${name}@${version}`;

/** Under an alias npm says the alias; the address of the package (purl) says what it is. */
const realName = (component: Component): string => {
  const { purl } = component as { purl?: string };
  return purl === undefined ? named(component) : decodeURIComponent(purl.replace('pkg:npm/', ''));
};

/**
 * `packed`: packages whose folders lie in the archive; `bundled`: those that the licences name, among them what was bundled into the app's
 * own files. Throws where a folder in the archive is not known to npm: a bill that leaves things out is none.
 */
export const narrowBom = (bom: Bom, packed: readonly Package[], bundled: readonly Package[]): Bom => {
  const inside = new Set([...packed, ...bundled].map(named));
  const components = bom.components.filter((component) => inside.has(realName(component)));
  const known = new Set(components.map(realName));
  const missing = packed.map(named).filter((name) => !known.has(name));
  if (missing.length > 0) throw new Error(`not in npm's list: ${missing.join(', ')}`);
  const refs = new Set(components.map((component) => component['bom-ref']));
  const dependencies = (bom.dependencies ?? [])
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  // Weights of networks come in no package of their own.
  const others = bundled
    .filter((one) => !known.has(named(one)))
    .map(({ name, version }) => ({ type: 'data', 'bom-ref': named({ name, version }), name, version }));
  return { ...bom, components: [...components, ...others], dependencies };
};
