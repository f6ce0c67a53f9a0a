/** What happens to files on their way: cut off, wiped out, overwritten, blocks of a disk in another order, numbers that are not true. */

type Random = () => number;
type Change = (file: Buffer, random: Random) => Buffer;

const below = (random: Random, most: number): number => Math.floor(random() * most);
/** From a few bytes to a tenth of the file. */
const runIn = (file: Buffer, random: Random): [from: number, to: number] => {
  const length = Math.max(1, Math.floor(file.length * 0.1 * random() ** 2)) + below(random, 64);
  const from = below(random, Math.max(1, file.length - length));
  return [from, Math.min(file.length, from + length)];
};
const copied = (file: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(file);
  change(copy);
  return copy;
};

export const changes: Readonly<Record<string, Change>> = {
  'cut off': (file, random) => file.subarray(0, 1 + below(random, file.length - 1)),
  'wiped out': (file, random) => copied(file, (copy) => copy.fill(0, ...runIn(file, random))),
  'set to ones': (file, random) => copied(file, (copy) => copy.fill(0xff, ...runIn(file, random))),
  'wiped to its end': (file, random) => copied(file, (copy) => copy.fill(0, below(random, file.length))),
  overwritten: (file, random) =>
    copied(file, (copy) => {
      const [from, to] = runIn(file, random);
      for (let at = from; at < to; at++) copy[at] = below(random, 256);
    }),
  'some bytes changed': (file, random) =>
    copied(file, (copy) => {
      for (let count = 1 + below(random, 8); count > 0; count--)
        copy[below(random, file.length)] = below(random, 256);
    }),
  'head changed': (file, random) =>
    copied(file, (copy) => {
      const most = Math.min(file.length, 700);
      for (let count = 1 + below(random, 4); count > 0; count--)
        copy[below(random, most)] = below(random, 256);
    }),
  'blocks exchanged': (file, random) =>
    copied(file, (copy) => {
      const size = Math.min(4096, Math.max(16, Math.floor(file.length / 8)));
      const [a, b] = [below(random, file.length - size), below(random, file.length - size)];
      file.copy(copy, a, b, b + size);
      file.copy(copy, b, a, a + size);
    }),
  'a part twice': (file, random) => {
    const [from, to] = runIn(file, random);
    return Buffer.concat([file.subarray(0, to), file.subarray(from)]);
  },
  'a part left out': (file, random) => {
    const [from, to] = runIn(file, random);
    return Buffer.concat([file.subarray(0, from), file.subarray(to)]);
  },
};
