import { os } from './base.ts';
import { doctor } from './doctor.ts';

export const deskOperations = {
  status: os.desk.status.handler(({ context }) => ({
    desk: context.dir,
    protection: context.keys.protection(),
    keyTrouble: context.keys.view().trouble,
    isForLooking: context.isForLooking,
    history: context.history.state(),
    backup: context.backups.standing(),
    templates: context.templates.counts({ search: '' }).all,
    appVersion: context.appVersion,
    rulesAsOf:
      context.targets.packs
        .map((pack) => pack.asOf)
        .sort()
        .at(-1) ?? '',
    settings: context.settings.read(),
    today: context.clock.today(),
    badges: { returned: context.templates.unrepaired() },
  })),
  today: os.desk.today.handler(({ context }) => context.todayFigures()),
  saveSettings: os.desk.saveSettings.handler(({ context, input }) => {
    if (input.target !== undefined) context.targets.get(input.target);
    return context.settings.save(input);
  }),
  fillWithSamples: os.desk.fillWithSamples.handler(({ context }) => context.fillWithSamples()),
  doctor,
};
