/** Requirements and failures that no finding serves, and why. A rule that comes to serve one takes its line away. */
export const unchecked: Readonly<Record<string, string>> = {
  R02: 'Says what verification consists of; the desk keeps identity findings and naming findings apart.',
  R13: 'Kept by construction: plans know geometry and encoding only, and are recorded with each picture.',
  R14: 'A recommendation, not a condition.',
  R21: 'Allows both original and duplicate of a licence: nothing to refuse.',
  R34: 'A preference between two right names.',
  R37: 'Says what a verified template is good for; the state is kept.',
  R38: 'Told by `calendar`: the days on which an answer is usual.',
  R39: 'Concerns the registrar’s international site.',
  R56: 'Told by `explain`: the next working day.',
  R64: 'Served by the failure guide: every message is known to `explain`.',
  F05: 'The domain’s holder is known to the registrar only; `explain` names the comparison.',
  F12: 'A delay of the registry cannot be foreseen; `explain` gives the day to try again.',
  F27: 'A network error cannot be foreseen.',
};
