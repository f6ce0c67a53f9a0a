/** What a page may ask about key slots. Secrets go in; only new recovery words come out, once. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { type KeysView, keySecretSchema, type NewWords, type RekeyPlan } from './keys.ts';
import { operation } from './operation.ts';

const name = z.string().trim().max(60).default('');
const slotId = z.string().min(1).max(60);
/** A slot that goes in the same moment as the new one comes. */
const replaces = slotId.optional();
const text = z.string().min(1).max(1_000);

export const keysContract = {
  view: operation.output(type<KeysView>()),
  /** `text`: the passphrase, or the public half of an office key. Faults: secret-weak, office-key-wrong, key-store-refused, key-held-by-system. */
  add: operation
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('system'), name, replaces }),
        z.object({ kind: z.literal('passphrase'), text, name, replaces }),
        z.object({ kind: z.literal('office'), text, name, replaces }),
      ]),
    )
    .output(type<KeysView>()),
  /** New words in the desk's language, and the numbers of three that are to be typed back. */
  beginWords: operation.output(type<NewWords>()),
  /** Makes their slot. Fault: words-not-back, and they stay to be tried again. */
  confirmWords: operation
    .input(z.object({ back: z.array(z.string().max(40)).length(3), name, replaces }))
    .output(type<KeysView>()),
  /** All 24 words of a sheet that somebody has already. Faults: words-misspelt. */
  addWords: operation.input(z.object({ text, name, replaces })).output(type<KeysView>()),
  /** Opens the slot once more; the system's and a clear one need no secret. Faults: secret-wrong, key-store-refused. */
  test: operation
    .input(z.object({ id: slotId, secret: keySecretSchema.nullable().default(null) }))
    .output(type<KeysView>()),
  /**
   * A new data key: makes a backup under the old one, then the key, and ends the core, which writes the desk anew when it opens it
   * again. `secrets`: of the slots that are to stay. Faults: slot-last, slot-last-portable unless `despite`, secret-wrong for one that
   * opens no slot, those of a backup.
   */
  rekey: operation
    .input(z.object({ secrets: z.array(keySecretSchema).max(20), despite: z.boolean().default(false) }))
    .output(type<RekeyPlan>()),
  /** Faults: slot-last, slot-last-portable unless `despite`. */
  remove: operation
    .input(z.object({ id: slotId, despite: z.boolean().default(false) }))
    .output(type<KeysView>()),
};
