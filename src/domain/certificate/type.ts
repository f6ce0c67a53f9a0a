/** Certificate types by their CNNIC codes (domain.md §1.5). Names live in `text`; registrars' own codes in the target packs. */

export const individualTypes = ['SFZ', 'HZ', 'GAJMTX', 'TWJMTX', 'WJLSFZ', 'GAJZZ', 'TWJZZ', 'JGZ'] as const;

export const organizationTypes = [
  'ORG',
  'YYZZ',
  'TYDM',
  'BDDM',
  'JDDWFW',
  'SYDWFR',
  'WGCZJG',
  'SHTTFR',
  'ZJCS',
  'MBFQY',
  'JJHFR',
  'LSZY',
  'WGZHWH',
  'WLCZJG',
  'SFJD',
  'JWJG',
  'SHFWJG',
  'MBXXBX',
  'YLJGZY',
  'GZJGZY',
  'BJWSXX',
  'QTTYDM',
  // Seen in one registrar's newer list only (domain.md §1.5, ATI).
  'CHNSHXYD',
  'GATLYCZD',
  'GAXWZNDJ',
  'NCJTJJZZ',
  'ZCWYHDJZ',
  'JWFZFDBJ',
  'WGZHXWJG',
] as const;

/** `QT` ("other") is open to both kinds of holder. */
export const certificateTypes = [...individualTypes, ...organizationTypes, 'QT'] as const;
export type CertificateType = (typeof certificateTypes)[number];
