/** Machine-readable zones of invented holders (ICAO 9303-4, -5, -6). */
import { icao731 } from '#domain/number/checksums';
import { pick, type Random } from '../photos/paint.ts';
import { type Day, digits, short } from './facts.ts';

export type Holder = {
  readonly surname: string;
  readonly given: string;
  readonly number: string;
  readonly nation: string;
  readonly birth: Day;
  readonly sex: 'M' | 'F';
  readonly expires: Day;
};

const filled = (text: string, places: number): string =>
  text.replaceAll(' ', '<').slice(0, places).padEnd(places, '<');
const checked = (body: string): string => body + icao731(body);
const names = ({ surname, given }: Holder): string => `${surname}<<${given}`;

export const passportZone = (holder: Holder, random: Random): string[] => {
  const number = checked(filled(holder.number, 9));
  const [birth, expires] = [checked(short(holder.birth)), checked(short(holder.expires))];
  const personal = random() < 0.5 ? '<'.repeat(14) : filled(digits(random, 8), 14);
  const own = /^<+$/.test(personal) && random() < 0.5 ? `${personal}<` : checked(personal);
  const composite = icao731(number + birth + expires + own);
  return [
    filled(`P<${holder.nation}${names(holder)}`, 44),
    `${number}${holder.nation}${birth}${holder.sex}${expires}${own}${composite}`,
  ];
};

export const visaSizedZone = (holder: Holder, random: Random): string[] => {
  const number = checked(filled(holder.number, 9));
  const [birth, expires] = [checked(short(holder.birth)), checked(short(holder.expires))];
  const optional = random() < 0.6 ? '<<<<<<<' : filled(digits(random, 5), 7);
  return [
    filled(`I<${holder.nation}${names(holder)}`, 36),
    `${number}${holder.nation}${birth}${holder.sex}${expires}${optional}${icao731(number + birth + expires + optional)}`,
  ];
};

export const cardZone = (holder: Holder, kind: string, random: Random): string[] => {
  const number = checked(filled(holder.number, 9));
  const [birth, expires] = [checked(short(holder.birth)), checked(short(holder.expires))];
  const first = pick(random, ['<'.repeat(15), filled(digits(random, 6), 15)]);
  const second = '<'.repeat(11);
  return [
    `${kind}${holder.nation}${number}${first}`,
    `${birth}${holder.sex}${expires}${holder.nation}${second}${icao731(number + first + birth + expires + second)}`,
    filled(names(holder), 30),
  ];
};
