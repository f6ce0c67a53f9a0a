/** What `npm run dist` hands to electron-builder on this system and processor, with these variables. Pure. */

export type BuilderConfig = Readonly<Record<string, unknown>>;

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type DistPlan = { readonly config: BuilderConfig; readonly args: readonly string[] };

const flags: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: '--linux',
  win32: '--win',
  darwin: '--mac',
};

/** `config`: electron-builder.yml. Throws where installers for this system or processor are not made. */
export const planDist = (config: BuilderConfig, machine: Machine): DistPlan => {
  const flag = flags[machine.platform];
  if (!flag || !['x64', 'arm64'].includes(machine.arch))
    throw new RangeError(`no installers for ${machine.platform} ${machine.arch}`);
  return {
    config: withSigning(forPlatform(config, machine), machine),
    // Native modules are of this processor: another one has a machine of its own.
    args: [flag, `--${machine.arch}`, '--publish', 'never'],
  };
};

const forPlatform = (config: BuilderConfig, { platform, env }: Machine): BuilderConfig => {
  // The folder below /opt is named after it, and a space in a path breaks scripts of others.
  if (platform === 'linux') return { ...config, productName: 'shiming-desk' };
  if (platform === 'darwin') return { ...config, ...macSigning(config, env) };
  return config;
};

/**
 * Without a certificate an ad hoc identity: fuses change the program, and a processor of Apple's own starts nothing whose signature does
 * not hold. A hardened runtime would refuse the libraries then, since nobody's name ties them to the app.
 */
const macSigning = (config: BuilderConfig, env: Machine['env']): BuilderConfig => {
  const { mac, electronFuses } = config as { mac: object; electronFuses: object };
  if (env['CSC_LINK'] || env['CSC_NAME']) return { mac: { ...mac, notarize: canNotarize(env) } };
  return {
    mac: { ...mac, identity: '-', hardenedRuntime: false, notarize: false },
    electronFuses: { ...electronFuses, resetAdHocDarwinSignature: true },
  };
};

const canNotarize = (env: Machine['env']): boolean =>
  [
    ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
    ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
    ['APPLE_KEYCHAIN', 'APPLE_KEYCHAIN_PROFILE'],
  ].some((names) => names.every((name) => env[name]));

/** A release that must be signed fails instead of coming out unsigned. */
const withSigning = (config: BuilderConfig, { platform, env }: Machine): BuilderConfig =>
  env['SHIMING_MUST_SIGN'] === '1' && platform !== 'linux' ? { ...config, forceCodeSigning: true } : config;
