/** What the scans of a template say of a field: one value that speaks for the paper, and where it stands. */
import type { CertificateType } from '../certificate/type.ts';
import type { Region } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import type { Scan } from '../picture/picture.ts';
import { boundsOf } from '../plan/corners.ts';
import { readZone, type ZoneFacts } from '../reading/mrz.ts';
import type { ReadField, ReadValue, ScanReading, ValueState } from '../reading/reading.ts';
import { mayShow } from './paper-rules.ts';
import type { Dossier } from './rule.ts';

export type Witness = {
  readonly scanId: string;
  readonly value: ReadValue;
  readonly printed: { readonly scanId: string; readonly region: Region } | undefined;
};

export type ReadScan = Scan & { readonly reading: ScanReading };

/** Scans that show the certificate as far as one can tell; further proofs and other papers do not speak of it. */
export const certificateScans = ({ fields, scans }: Dossier): ReadScan[] =>
  scans.filter(
    (scan): scan is ReadScan =>
      scan.reading !== null && scan.side !== 'proof' && mayShow(fields.certificate.type, scan.reading),
  );

export const witnessOf = (scanId: string, value: ReadValue): Witness => ({
  scanId,
  value,
  printed: value.place ? { scanId, region: boundsOf(value.place) } : undefined,
});

const rank: Record<ValueState, number> = { certain: 0, suggested: 1, doubtful: 2, unread: 3 };

/** Values of a field, the surest first. Beside a paper that is not known only its number can be told by its form. */
export const witnessesOf = (scans: readonly ReadScan[], field: ReadField): Witness[] =>
  scans
    .flatMap(({ id, reading }) => {
      const value = reading.fields[field];
      const counts = value && value.state !== 'unread' && (reading.paper !== '' || field === 'number');
      return counts ? [witnessOf(id, value)] : [];
    })
    .sort((a, b) => rank[a.value.state] - rank[b.value.state]);

/** Credit codes that the QR codes of a licence name by the parameter that the register uses; the link itself says nothing. */
export const qrCodes = ({ qr }: ScanReading): string[] =>
  qr.flatMap((text) => {
    const code = /[?&]uniscid=([0-9A-Z]{18})(?![0-9A-Z])/i.exec(text)?.[1]?.toUpperCase();
    return code && checkNumber('YYZZ', code).valid ? [code] : [];
  });

/** A machine-readable zone all of whose check digits hold as they were read. */
export const zoneOf = ({ mrz }: ScanReading, today: string): ZoneFacts | null =>
  mrz && mrz.state === 'certain' && mrz.format !== 'permit' ? readZone(mrz.format, mrz.lines, today) : null;

/** What no pixel stands for by itself: a QR code, a zone. */
export const certainly = (value: string): ReadValue => ({ value, state: 'certain', place: null, unsure: [] });

/** The kind that a number on a scan is of. */
export const kindOf = (type: CertificateType | '', scans: readonly ReadScan[]): CertificateType | '' =>
  type || (scans.find(({ reading }) => reading.paper !== '')?.reading.paper ?? '');
