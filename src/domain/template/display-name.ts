/** What a template is called wherever it is shown. */
import type { TemplateFields } from './fields.ts';

/**
 * The holder in Chinese or else in Latin script, else the name on the certificate, else the office's name for the customer; `''` where
 * nobody said any of them: then the caller says so in its language. What leaves the desk goes without `customer`.
 */
export const displayName = ({
  holder,
  certificate,
  customer = '',
}: Pick<TemplateFields, 'holder'> & {
  readonly certificate: Pick<TemplateFields['certificate'], 'name'>;
  readonly customer?: string | undefined;
}): string => [holder.zh, holder.en, certificate.name, customer].find((name) => name.trim() !== '') ?? '';
