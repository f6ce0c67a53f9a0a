/** What a person chooses of a scanner, as it travels and as it is remembered. */
import { z } from 'zod';
import { type ScanSettings, scanColours, scanPapers, scanSources } from '#domain/scanner/scanner';
import { readScannerAddress, writeScannerAddress } from '#domain/scanner/scanner-address';

export const scanSettingsSchema = z.object({
  source: z.enum(scanSources),
  /** Dots per inch. */
  resolution: z.int().min(50).max(4800),
  colour: z.enum(scanColours),
  paper: z.enum(scanPapers),
}) satisfies z.ZodType<ScanSettings>;

/** Id of a scanner that a list has shown. */
export const scannerIdSchema = z.string().min(1).max(400);

export const scanChoiceSchema = scanSettingsSchema.extend({ scanner: scannerIdSchema });
export type ScanChoice = z.infer<typeof scanChoiceSchema>;

/** The one address in the office's network that a desk may talk to; '' for none. */
export const scannerAddressSchema = z
  .string()
  .max(500)
  .transform((typed, context) => {
    if (typed.trim() === '') return '';
    const address = readScannerAddress(typed);
    if (address) return writeScannerAddress(address);
    context.addIssue({ code: 'custom', message: 'not the address of a scanner' });
    return z.NEVER;
  });
