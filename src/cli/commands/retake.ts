import { reasonsFor, retakeReasons } from '#domain/retake/retake';
import { displayName } from '#domain/template/display-name';
import { retakeText } from '#text/retake-text';
import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const retake: Command = {
  usage: `TEMPLATE [--why ${retakeReasons.join('|')},…]`,
  about: {
    'zh-CN': '写一段请客户重拍照片的话，附原因和拍法；不会发送',
    en: 'writes a request to the customer for another photo, with the reasons and how to take it; nothing is sent',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { why: { type: 'string' } });
    const [id, ...rest] = positionals;
    if (id === undefined || rest.length > 0) throw new UsageError('TEMPLATE');
    const named = (values.why ?? '').split(',').filter(Boolean);
    const unknown = named.find((one) => !(retakeReasons as readonly string[]).includes(one));
    if (unknown !== undefined) throw new UsageError(unknown);
    return withDesk(common, async ({ client }) => {
      const view = await client.templates.get({ id });
      const say = sayerFor(common);
      const found = reasonsFor(view.findings, view.outcomes[0]?.failures ?? []);
      const reasons = named.length > 0 ? retakeReasons.filter((one) => named.includes(one)) : found;
      const { type } = view.fields.certificate;
      const text = retakeText({
        language: common.language,
        name: displayName(view.fields),
        paper: type === '' ? '' : say.certificate(type),
        reasons,
        isMarked: false,
      });
      if (reasons.length === 0)
        return { json: { reasons, text: '' }, lines: [say.label('noRetake')], status: 0 };
      return { json: { reasons, text }, lines: text.split('\n'), status: 0 };
    });
  },
};
