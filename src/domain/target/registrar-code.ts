/** The code by which a target's registrar knows a paper. */
import type { CertificateType } from '../certificate/type.ts';
import { codesOf, type Vocabulary } from '../certificate/vocabularies.ts';
import type { TargetPack } from './target.ts';

/** Whose list of codes a payload is written in; Huawei publishes none, so its pack says what is sent. */
const vocabularies: Readonly<Record<TargetPack['payload'], Vocabulary | null>> = {
  aliyun: 'aliyun',
  'aliyun-intl': 'aliyun',
  tencent: 'tencent',
  volcengine: 'volcengine',
  huawei: null,
  none: null,
};

/**
 * Null where the target does not take the paper or its registrar's list has no code for it. A pack's own code counts only when the
 * registrar's list knows it: another list's code is never sent.
 */
export const registrarCode = (target: TargetPack, type: CertificateType): string | null => {
  const own = target.codes[type];
  if (own === undefined) return null;
  const vocabulary = vocabularies[target.payload];
  if (vocabulary === null) return own;
  const codes = codesOf(vocabulary);
  return Object.values(codes).includes(own) ? own : (codes[type] ?? null);
};
