/** Which Node runs the command line: the store's native code ends the process on a Node older than 22, without a word. */

/** The oldest major version that the desk is tested with. */
export const leastNode = 24;

export const isNewEnough = (version: string): boolean => Number(version.split('.')[0]) >= leastNode;

/** The package that carries a Node for this system, beside the desk's other packages. */
export const nodePackage = (platform: NodeJS.Platform, arch: string): string =>
  `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
