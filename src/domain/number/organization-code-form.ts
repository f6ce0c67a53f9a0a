/** The two ways in which a nine-character organization code is written. */

/** `printed`: as on the certificate, with a hyphen before the check character; `plain`: without. */
export type OrganizationCodeForm = 'printed' | 'plain';

/** Writes nine compact characters in the form that a registrar asks for; anything else stays as it is. */
export const writeOrganizationCode = (compact: string, form: OrganizationCodeForm): string =>
  form === 'printed' && compact.length === 9 ? `${compact.slice(0, 8)}-${compact[8]}` : compact;
