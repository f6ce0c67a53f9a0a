/** The codes of a JPEG scan, bit by bit (ISO/IEC 10918-1, annexes C and F): fast, for it goes over whole photos. */

/** For the next bits, the length of the code that they begin with (upper byte) and its symbol; 0 where no code does. */
export type Codes = {
  readonly whole: Uint16Array;
  /** For the first ten of the sixteen bits: most codes are no longer, and this table stays in the processor's cache. */
  readonly short: Uint16Array;
};

const shortBits = 10;

/** From what each run of sixteen bits begins with. */
export const codesOf = (whole: Uint16Array): Codes => ({
  whole,
  short: Uint16Array.from({ length: 1 << shortBits }, (_, index) => {
    const entry = whole[index << (16 - shortBits)]!;
    return entry >> 8 <= shortBits ? entry : 0;
  }),
});

/** Zeros stand behind the end and behind a marker. */
export class JpegBits {
  readonly #file: Uint8Array;
  #place: number;
  /** The last bits read, of which `#held` were not used. */
  #bits = 0;
  #held = 0;

  constructor(file: Uint8Array, at: number) {
    this.#file = file;
    this.#place = at;
  }

  get isPastEnd(): boolean {
    return this.#place > this.#file.length;
  }

  /** Goes behind the next restart marker; false where another one comes first. */
  toNextRestart(): boolean {
    const file = this.#file;
    let place = this.#place;
    for (; place + 1 < file.length; place++) {
      if (file[place] !== 0xff) continue;
      const marker = file[place + 1]!;
      if (marker > 0xd7 && marker < 0xff) return false;
      if (marker >= 0xd0 && marker <= 0xd7) break;
    }
    this.#place = place + 2;
    this.#bits = 0;
    this.#held = 0;
    return true;
  }

  /** −1 for a code that no table has. */
  symbol({ whole }: Codes): number {
    this.#fill();
    const entry = whole[(this.#bits >>> (this.#held - 16)) & 0xffff]!;
    this.#held -= entry >> 8;
    return entry === 0 ? -1 : entry & 255;
  }

  /** A number of `size` bits, 0–15 (F.2.2.1). */
  value(size: number): number {
    if (size === 0) return 0;
    this.#fill();
    this.#held -= size;
    const value = (this.#bits >>> this.#held) & ((1 << size) - 1);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /** Over all coefficients of a block but the first; false where one is larger than `most` or has a code that no table has. */
  passDetails({ whole, short }: Codes, steps: Int32Array, most: number): boolean {
    const file = this.#file;
    const end = file.length;
    let [place, bits, held] = [this.#place, this.#bits, this.#held];
    let isPossible = true;
    for (let at = 1; at < 64; at++) {
      // The same as #fill, on variables of its own: they stay in registers.
      while (held <= 24) {
        let byte = place < end ? file[place]! : 0;
        if (byte === 0xff && place < end) {
          if (file[place + 1] === 0) place += 2;
          else byte = 0;
        } else place++;
        bits = (bits << 8) | byte;
        held += 8;
      }
      let entry = short[(bits >>> (held - shortBits)) & ((1 << shortBits) - 1)]!;
      if (entry === 0) entry = whole[(bits >>> (held - 16)) & 0xffff]!;
      if (entry === 0) {
        isPossible = false;
        break;
      }
      held -= entry >> 8;
      const size = entry & 15;
      const run = (entry >> 4) & 15;
      at += run;
      if (size === 0) {
        // The end of the block, however it is written; only a run of sixteen goes on.
        if (run < 15) break;
        continue;
      }
      while (held < size) {
        let byte = place < end ? file[place]! : 0;
        if (byte === 0xff && place < end) {
          if (file[place + 1] === 0) place += 2;
          else byte = 0;
        } else place++;
        bits = (bits << 8) | byte;
        held += 8;
      }
      held -= size;
      if (at > 63) continue;
      const code = (bits >>> held) & ((1 << size) - 1);
      const value = code < 1 << (size - 1) ? (1 << size) - 1 - code : code;
      if (value * steps[at]! > most + steps[at]!) {
        isPossible = false;
        break;
      }
    }
    this.#place = place;
    this.#bits = bits;
    this.#held = held;
    return isPossible;
  }

  /** At least sixteen bits more. */
  #fill(): void {
    const file = this.#file;
    while (this.#held <= 24) {
      let byte = this.#place < file.length ? file[this.#place]! : 0;
      if (byte === 0xff && this.#place < file.length) {
        if (file[this.#place + 1] === 0) this.#place += 2;
        else byte = 0;
      } else this.#place++;
      this.#bits = (this.#bits << 8) | byte;
      this.#held += 8;
    }
  }
}
