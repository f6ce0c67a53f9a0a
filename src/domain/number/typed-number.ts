/** From what was typed to the compact number, keeping for every compact character the place where it was typed. */
import { type Finding, finding } from '../finding/finding.ts';

export type TypedNumber = {
  /** As typed. */
  readonly value: string;
  /** Without spaces, separators and invisible characters; half width, upper case. */
  readonly compact: string;
  /** Position in `value` (UTF-16 units) of each compact character. */
  readonly positions: readonly number[];
  /** What compacting had to mend, in the order met, each once. */
  readonly mended: readonly Mended[];
};

export type Mended = 'spaces' | 'width' | 'case' | 'separators' | 'invisible';

const invisible = /\p{Cf}|\p{Cc}|\u115f|\u1160|\u3164|[\ufe00-\ufe0f]/u;
const separator = /[-‐-―−・·.,，。、_/\\'’]/u;

/** Compacts a typed number. `keep` are separators that belong to this kind (e.g. `<` of an MRZ needs none). */
export const readNumber = (value: string): TypedNumber => {
  const mended = new Set<Mended>();
  const positions: number[] = [];
  let compact = '';
  for (let index = 0; index < value.length; ) {
    const character = String.fromCodePoint(value.codePointAt(index)!);
    const plain = character.normalize('NFKC').toUpperCase();
    if (invisible.test(character)) mended.add('invisible');
    else if (/\s/u.test(character)) mended.add('spaces');
    else if (separator.test(character)) mended.add('separators');
    else {
      if (character.normalize('NFKC') !== character) mended.add('width');
      if (/[a-z]/.test(character.normalize('NFKC'))) mended.add('case');
      for (const unit of plain) {
        compact += unit;
        for (let count = 0; count < unit.length; count++) positions.push(index);
      }
    }
    index += character.length;
  }
  return { value, compact, positions, mended: [...mended] };
};

/** A warning that the number was typed in another form than it is sent, with the exact repair; none when nothing was mended. */
export const formFindings = (typed: TypedNumber, canonical = typed.compact): Finding[] =>
  typed.mended.length === 0 || typed.value === canonical
    ? []
    : [
        finding(
          'number-form',
          { field: 'certificate.number' },
          {
            data: { what: typed.mended },
            repairs: [{ field: 'certificate.number', from: typed.value, to: canonical }],
          },
        ),
      ];

/** Place of one compact character in what was typed. */
export const placeOf = (
  typed: TypedNumber,
  index: number,
): { field: 'certificate.number'; positions: number[] } => {
  const position = typed.positions[index];
  return { field: 'certificate.number', positions: position === undefined ? [] : [position] };
};
