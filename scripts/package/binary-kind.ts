/** For which system and processor a program or library is, by its own head: ELF, PE and Mach-O. Names lie. */

export type BinaryKind = { readonly platform: 'linux' | 'win32' | 'darwin'; readonly arch: string };

/** ELF gABI, e_machine. */
const elfMachines: Readonly<Record<number, string>> = { 62: 'x64', 183: 'arm64', 3: 'ia32', 40: 'arm' };
/** PE format, IMAGE_FILE_HEADER.Machine. */
const peMachines: Readonly<Record<number, string>> = { 34404: 'x64', 43620: 'arm64', 332: 'ia32' };
/** Mach-O, cpu_type_t. */
const machTypes: Readonly<Record<number, string>> = { 16777223: 'x64', 16777228: 'arm64' };

/** `head`: the first 4,096 bytes. Null for what is none. A Mach-O file for several processors is `universal`. */
export const binaryKind = (head: Buffer): BinaryKind | null => {
  if (head.length < 64) return null;
  if (head.readUInt32BE(0) === 0x7f454c46) {
    const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
    return { platform: 'linux', arch: elfMachines[machine] ?? `elf ${machine}` };
  }
  if (head.toString('latin1', 0, 2) === 'MZ') {
    const at = head.readUInt32LE(0x3c);
    if (at + 6 > head.length || head.readUInt32LE(at) !== 0x4550) return null;
    const machine = head.readUInt16LE(at + 4);
    return { platform: 'win32', arch: peMachines[machine] ?? `pe ${machine}` };
  }
  if (head.readUInt32LE(0) === 0xfeedfacf) {
    const type = head.readUInt32LE(4);
    return { platform: 'darwin', arch: machTypes[type] ?? `mach ${type}` };
  }
  // Java's classes begin with the same word; none is packed.
  if (head.readUInt32BE(0) === 0xcafebabe) return { platform: 'darwin', arch: 'universal' };
  return null;
};
