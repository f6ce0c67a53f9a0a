/** What another desk wrote otherwise and nobody decided yet: nothing may go out before. */
import type { Finding, FindingData } from '../finding/finding.ts';
import { finding } from '../finding/finding.ts';
import { entryOf } from '../merge/cells.ts';
import type { FieldPath } from '../template/fields.ts';
import type { Dossier } from './rule.ts';
import { atField, type Rule } from './rule.ts';

/** Longest part of a value that a sentence shows, in characters. */
const longest = 60;

export const conflictRules: Rule = ({ conflicts = [] }): Finding[] => conflicts.map(toFinding);

const toFinding = ({
  field,
  ours,
  theirs,
  earlier = [],
}: NonNullable<Dossier['conflicts']>[number]): Finding => {
  const data: FindingData = {
    cell: field,
    ours: inWords(ours),
    theirs: inWords(theirs),
    ...(earlier.length > 0 ? { earlier: earlier.map(inWords) } : {}),
  };
  const area = entryOf(field)?.area ?? field;
  if (area === 'picture' || area === 'scans')
    return finding('other-desk-picture', { picture: area === 'scans' ? 'scan' : 'upload' }, { data });
  if (area === 'state' || area === 'removed' || area === 'outcomes')
    return atField('other-desk-standing', 'target', { data });
  return atField('other-desk-differs', area as FieldPath, { data });
};

/** '—' for what is not there. */
const inWords = (value: unknown): string => {
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const { name } = value as { name?: unknown };
  const text = typeof value === 'string' ? value : typeof name === 'string' ? name : '…';
  return [...text].slice(0, longest).join('');
};
