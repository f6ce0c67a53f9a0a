import { resolve } from 'node:path';
import type { UpdateOffer } from '#contract/updates';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { showSteps, untilStopped } from '../progress.ts';

const usage = '[status] · check FILE · apply FILE · drop';

export const update: Command = {
  usage,
  about: {
    'zh-CN':
      '从文件更新，不联网：check 核对更新包的签名、内容和是否适用，不写任何东西；apply 先备份并读回检验，再把安装程序放好并说明怎样安装；drop 丢掉放好的安装程序；status 说明版本、发布了多久、上次由哪一版换成哪一版',
    en: 'updates from a file, without a network: check proves signature, content and fitness of a package and writes nothing; apply backs the desk up, reads the backup back, lays the installer ready and says how to install it; drop lets that installer go; status tells the version, its age, and what changed last',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [verb = 'status', file, ...more] = positionals;
    const needsFile = verb === 'check' || verb === 'apply';
    if (more.length > 0 || needsFile !== (file !== undefined)) throw new UsageError(usage);
    if (verb === 'status') return withDesk(common, async (desk) => standing(common, desk), 'trial');
    if (verb === 'drop')
      return withDesk(common, async (desk) => {
        await desk.client.updates.drop();
        return standing(common, desk);
      });
    if (verb === 'check')
      return withDesk(common, async (desk) => offered(common, await check(desk, file!)), 'trial');
    if (verb === 'apply') return withDesk(common, (desk) => apply(common, desk, file!));
    throw new UsageError(usage);
  },
};

const check = (desk: Desk, file: string): Promise<UpdateOffer> =>
  untilStopped((signal) =>
    desk.context.updates.check({ source: { path: resolve(file) }, release: async () => undefined }, signal),
  );

const offered = (common: Common, offer: UpdateOffer): Answer => {
  const say = sayerFor(common);
  const { id: _, ...json } = offer;
  return {
    json,
    lines: [
      say.label('updateOffer', { ...json, changesStore: '' }),
      ...(offer.changesStore ? [say.label('updateChangesStore')] : []),
    ],
    status: 0,
  };
};

const apply = async (common: Common, desk: Desk, file: string): Promise<Answer> => {
  const say = sayerFor(common);
  const offer = await check(desk, file);
  const ready = await untilStopped((signal) =>
    desk.context.updates.apply(offer.id, { signal, onStep: showSteps(common) }),
  );
  return {
    json: ready,
    lines: [
      ...offered(common, offer).lines,
      say.label('updateReady', { ...ready }),
      say.label(`updateHow.${ready.kind}`),
    ],
    status: 0,
  };
};

/** What changed since an earlier version is told once. */
const standing = (common: Common, { context: { updates, isForLooking } }: Desk): Answer => {
  const say = sayerFor(common);
  const view = updates.view();
  const { version, released, months, changed, ready } = view;
  if (changed && !isForLooking) updates.noteChange();
  return {
    json: view,
    lines: [
      released === null
        ? say.label('updateUnreleased', { version })
        : say.label('updateAge', { version, released, months }),
      ...(changed ? [say.label('updateChanged', { from: changed.from, version })] : []),
      ...(ready
        ? [say.label('updateReady', { ...ready }), say.label(`updateHow.${ready.kind}`)]
        : [say.label('updateNone')]),
    ],
    status: 0,
  };
};
