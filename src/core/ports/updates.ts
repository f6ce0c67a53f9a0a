/** Updates from a file, as operations and hosts see them. */
import type { ReadyUpdate, UpdateOffer, UpdateProgress, UpdatesView } from '#contract/updates';
import type { InstallerKind } from '#domain/update/judge-update';
import type { BundleSource } from './bundle-source.ts';

export type UpdateStep = Omit<Extract<UpdateProgress, { kind: 'progress' }>, 'kind'>;

/** A package that a host took in; `release` lets go what lay on disk for it. */
export type HeldPackage = { readonly source: BundleSource; readonly release: () => Promise<void> };

export type ProvedInstaller = {
  readonly path: string;
  readonly kind: InstallerKind;
  readonly version: string;
};

export type Updates = {
  view(): UpdatesView;
  /** The package is held until another one is checked. Faults: not-an-update, update-untrusted, update-unfit, unreadable-file, file-too-large, cancelled. */
  check(held: HeldPackage, signal?: AbortSignal): Promise<UpdateOffer>;
  /** Faults: as `check`, those of backups, not-found, disk-full, read-only, disk-failing. */
  apply(
    offer: string,
    run: { readonly signal?: AbortSignal | undefined; readonly onStep: (step: UpdateStep) => void },
  ): Promise<ReadyUpdate>;
  noteChange(): void;
  drop(): Promise<void>;
  /** The installer that lies ready, proved once more. Faults: not-found, update-untrusted. */
  take(): Promise<ProvedInstaller>;
  close(): Promise<void>;
};
