/** A target: one registrar and channel with its dated rules, as data. Packs live in `assets/targets/*.json`. */
import type { CertificateType } from '../certificate/type.ts';
import type { CalendarDate } from '../date/calendar-date.ts';
import type { OrganizationCodeForm } from '../number/organization-code-form.ts';
import type { PayloadWay } from '../payload/payload.ts';
import type { ImageType } from '../picture/picture.ts';
import type { PictureFormat } from '../plan/plan.ts';
import { type FieldPath, nameFields, placeFields } from '../template/fields.ts';

/** Inclusive byte limits. */
export type ByteWindow = { readonly minBytes: number; readonly maxBytes: number };

export type PictureWindow = ByteWindow & {
  /** What the registrar takes, by content. */
  readonly accepts: readonly ImageType[];
  /** What the desk makes for it, preferred first. */
  readonly makes: readonly PictureFormat[];
  /** A tighter window that is hit whenever that costs no legibility. */
  readonly aim: ByteWindow | null;
  /** Density tag to write, dots per inch. */
  readonly dpi: number;
};

export const boundedFields = [
  ...nameFields,
  ...placeFields,
  'postalCode',
  'phone.number',
  'email',
  'certificate.number',
] as const satisfies readonly FieldPath[];
export type BoundedField = (typeof boundedFields)[number];
export type Length = { readonly min: number; readonly max: number };

/** Which letters a field may hold, and other forms that differ between registrars. */
export type FieldPolicy = {
  /** Brackets in Chinese names: as on the paper, always full width, or always half width (R26, C10). */
  readonly brackets: 'as-certificate' | 'full-width' | 'half-width';
  /** Province with its word (浙江省) or bare (浙江) (§3.3). */
  readonly province: 'full' | 'bare' | 'either';
  /** Whether the Chinese holder name must hold a Han character (F32). */
  readonly holderNeedsHan: boolean;
  /** Whether the e-mail must be verified before submitting (R35). */
  readonly emailVerified: boolean;
  /** City with its word (杭州市), or bare as well (CN7). */
  readonly city: 'full' | 'either';
  /** Case of Latin names (§3.3); a different one is a note. */
  readonly latinCase: 'any' | 'lower' | 'upper';
  /** How a nine-character organization code is sent. */
  readonly organizationCode: OrganizationCodeForm;
  /** Least and most characters of a field, where the target publishes them. */
  readonly lengths: Readonly<Partial<Record<BoundedField, Length>>>;
};

export type TargetSource = {
  readonly title: string;
  readonly where: string;
  readonly date: CalendarDate | '';
};

/** What the payload rests on, and what of it nobody has published. */
export type Submission = {
  /** What can be verified: the template, or names that are registered already. */
  readonly ways: readonly PayloadWay[];
  /** Public pages of the interface: a key of `sources`, and the day on which they were read. Null where there is none. */
  readonly documented: { readonly source: string; readonly asOf: CalendarDate } | null;
  /** Parts that no public page states, in words; at least one where nothing is documented. */
  readonly unverified: readonly { readonly zh: string; readonly en: string }[];
};

export type TargetConflict = { readonly id: string; readonly zh: string; readonly en: string };

/** The form of rule packs that this version reads. */
export const packSchemaVersion = 1;

/** A value of the pack with the key of the source that states it. */
export type TargetPack = {
  readonly schema: typeof packSchemaVersion;
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly registrar: string;
  readonly channel: 'api' | 'console' | 'advice' | 'any';
  readonly asOf: CalendarDate;
  readonly picture: PictureWindow;
  readonly fields: FieldPolicy;
  /** The registrar's code for each certificate type it takes; a type that is missing is not accepted. */
  readonly codes: Readonly<Partial<Record<CertificateType, string>>>;
  /** Whose interface the payload is written for. `none`: the bundle holds no payload. */
  readonly payload: 'aliyun' | 'aliyun-intl' | 'tencent' | 'huawei' | 'volcengine' | 'none';
  readonly submission: Submission;
  readonly waiting: {
    /** Calendar days between issue and submission (R22). */
    readonly afterIssueDays: number;
    /** Days before expiry from which the desk warns (R42, C13). */
    readonly beforeExpiryDays: number;
    /** Working days of review, least and most (R38). */
    readonly reviewDays: readonly [number, number];
    /** Working days to wait after a rejection of right data, least and most (R56, C15). */
    readonly retryDays: readonly [number, number];
    /** Calendar days after which names without verification are put on hold; null where none is known (CN3). */
    readonly holdDays: number | null;
  };
  readonly sources: Readonly<Record<string, TargetSource>>;
  /** Path of a value in this pack → key of `sources`. */
  readonly sourceOf: Readonly<Record<string, string>>;
  readonly conflicts: readonly TargetConflict[];
};
