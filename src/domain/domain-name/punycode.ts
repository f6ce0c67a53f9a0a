/** Length of a label as it is stored in the name system (RFC 3492, RFC 5891 §4.4: `xn--` and Punycode). */

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/** Octets of `label` in ASCII-compatible form; a label of ASCII characters only stands as it is. */
export const encodedLength = (label: string): number => {
  const points = [...label].map((character) => character.codePointAt(0) ?? 0);
  return points.every((point) => point < 0x80) ? label.length : 4 + punycodeLength(points);
};

/** Octets of the Punycode of these code points, without its prefix (RFC 3492 §6.3, counted instead of written). */
export const punycodeLength = (points: readonly number[]): number => {
  const basic = points.filter((point) => point < 0x80).length;
  let length = basic > 0 ? basic + 1 : 0;
  let handled = basic;
  let next = 0x80;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (handled + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      length += digits(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return length;
};

/** How many digits a generalized variable-length integer takes. */
const digits = (delta: number, bias: number): number => {
  let rest = delta;
  for (let count = 1, k = base; ; count++, k += base) {
    const threshold = Math.min(tMax, Math.max(tMin, k - bias));
    if (rest < threshold) return count;
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
};

const adapt = (delta: number, handled: number, isFirst: boolean): number => {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / handled);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
};
