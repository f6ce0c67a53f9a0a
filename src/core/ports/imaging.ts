/** Image work, as operations see it. */
import type { Finding } from '#domain/finding/finding';
import type { PageChoice } from '#domain/picture/page-choice';
import type { PictureFacts, ScanFacts } from '#domain/picture/picture';
import type { Stage } from '#domain/picture/stages';
import type { Corners, Plan } from '#domain/plan/plan';
import type { LayerLine } from '#domain/reading/text-layer';
import type { PictureWindow } from '#domain/target/target';

/** Original bytes with what is needed to see the chosen page. */
export type ScanSource = PageChoice & { readonly bytes: Uint8Array };

/** Results of image work say which version of the work made them; results of another are old. */
type Made = { readonly madeBy?: string };

export type Inspected =
  | (Made & { readonly ok: true; readonly facts: ScanFacts; readonly findings: readonly Finding[] })
  /** Not a picture the desk can use: exactly one finding of level `stop`. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type Prepared =
  | (Made & {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly facts: PictureFacts;
      readonly plan: Plan;
      readonly findings: readonly Finding[];
    })
  /** Refused: at least one finding of level `stop` says why. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type Rastered =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      /** Red, green, blue, rows from the top without padding. */
      readonly bytes: Uint8Array;
      /** What a page of a PDF says that it shows, as far as it is to be seen; nothing for any other file. */
      readonly layer: readonly LayerLine[];
    }
  /** Exactly one finding, which refuses the file. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type PrepareInput = {
  readonly plan: Plan;
  /** By scan id, one for each side of the plan. */
  readonly scans: Readonly<Record<string, ScanSource>>;
  readonly window: PictureWindow;
};

/** How a piece of image work is done; nothing of it changes the result. */
export type ImageWork = {
  /** Rejects with the fault `cancelled` at once, waiting or running. */
  readonly signal?: AbortSignal | undefined;
  /** A person waits for a `click` (what is not said is one); it goes before every waiting piece of a `batch`. */
  readonly urgency?: 'click' | 'batch';
  /** Made again, although an equal result is kept. */
  readonly anew?: boolean | undefined;
  /** Called as each stage begins; not at all when the result is known already. */
  readonly onStage?: ((stage: Stage) => void) | undefined;
};

/** Image work, in a pool of workers. Results are kept: the same question is answered without work. Fault: cancelled. */
export type Imaging = {
  /** `text`: where lines of text stand, corners in fractions of the upright scan; null where nobody looked for them. */
  inspect(
    scan: ScanSource,
    name: string,
    work?: ImageWork,
    text?: readonly Corners[] | null,
  ): Promise<Inspected>;
  prepare(input: PrepareInput, work?: ImageWork): Promise<Prepared>;
  /** The upright scan as a JPEG at most `width` pixels wide, for the page. Fault: unreadable-scan. */
  preview(scan: ScanSource, width: number, work?: ImageWork): Promise<Uint8Array>;
  /**
   * The upright scan's pixels, its longer side at most `longest`: for those who read it. Without its layer a page is drawn once, and its
   * text is none.
   */
  raster(scan: ScanSource, longest: number, work?: ImageWork, withLayer?: boolean): Promise<Rastered>;
  close(): Promise<void>;
};
