/** The examples that the catalogue's rows bring with them. */
import { findingCatalogue, findingCodes } from '#domain/finding/catalogue';
import type { FindingCode } from '#domain/finding/finding';
import type { FindingRow } from '#domain/finding/finding-row';
import type { FieldPath } from '#domain/template/fields';
import { type GoodDossier, goodDossiers } from './dossiers.ts';

type Edits = Partial<Record<FieldPath, unknown>>;
type Example = {
  readonly code: FindingCode;
  readonly on: GoodDossier;
  readonly what: string;
  readonly fires: Edits;
  readonly nearMiss: Edits;
};

const isGood = (name: string): name is GoodDossier => Object.hasOwn(goodDossiers, name);

export const examples: readonly Example[] = findingCodes.flatMap((code) => {
  const row: FindingRow = findingCatalogue[code];
  if (!row.example) return [];
  const { on, ...rest } = row.example;
  if (!isGood(on)) throw new Error(`${code}: no such dossier ${on}`);
  return [{ code, on, ...rest }];
});
