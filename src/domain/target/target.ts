/** A target: one registrar and channel with its dated rules, as data. Packs live in `assets/targets/*.json`. */
import type { CertificateType } from '../certificate/type.ts';
import type { CalendarDate } from '../date/calendar-date.ts';
import type { ImageType } from '../picture/picture.ts';
import type { PictureFormat } from '../plan/plan.ts';

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
  readonly holderLength: { readonly min: number; readonly max: number } | null;
  readonly numberLength: { readonly min: number; readonly max: number } | null;
};

export type TargetSource = {
  readonly title: string;
  readonly where: string;
  readonly date: CalendarDate | '';
};

export type TargetConflict = { readonly id: string; readonly zh: string; readonly en: string };

/** A value of the pack with the key of the source that states it. */
export type TargetPack = {
  readonly schema: 1;
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly registrar: string;
  readonly channel: 'api' | 'console' | 'advice' | 'any';
  readonly asOf: CalendarDate;
  readonly picture: PictureWindow;
  readonly fields: FieldPolicy;
  /** The registrar's code for each certificate type it takes; a type that is missing is not accepted. */
  readonly codes: Readonly<Partial<Record<CertificateType, string>>>;
  /** How the payload is written. `none`: the target cannot be submitted to (advice only). */
  readonly payload: 'aliyun' | 'tencent' | 'huawei' | 'volcengine' | 'none';
  readonly waiting: {
    /** Calendar days between issue and submission (R22). */
    readonly afterIssueDays: number;
    /** Days before expiry from which the desk warns (R42, C13). */
    readonly beforeExpiryDays: number;
    /** Working days of review, least and most (R38). */
    readonly reviewDays: readonly [number, number];
  };
  readonly sources: Readonly<Record<string, TargetSource>>;
  /** Path of a value in this pack → key of `sources`. */
  readonly sourceOf: Readonly<Record<string, string>>;
  readonly conflicts: readonly TargetConflict[];
};
