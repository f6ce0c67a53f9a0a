/** What stands beside the requests for whoever sends them, in both languages: what to fill in, what to look at, what nobody has published. */
import { type FillIn, isFillIn } from '#domain/payload/fill-in';
import type { Payload, PayloadNote } from '#domain/payload/payload';
import type { TargetPack } from '#domain/target/target';

/** Plain text; small, because it holds no picture. */
export const writePayloadNotes = (payloads: readonly Payload[], target: TargetPack): string =>
  [...about(target, payloads), ...fillIns(payloads), ...toLookAt(payloads), ...unverified(target)].join('\n');

const heading = (zh: string, en: string): string[] => ['', `== ${zh} / ${en} ==`];

const about = (
  { name, registrar, submission, sources }: TargetPack,
  payloads: readonly Payload[],
): string[] => {
  const { documented } = submission;
  const source = documented ? sources[documented.source] : undefined;
  const calls = [...new Set(payloads.flatMap((payload) => payload.calls.map(({ call }) => call)))];
  return [
    `${name.zh} / ${name.en} (${registrar})`,
    documented && source
      ? `依据 / Written after: ${source.title}, ${source.where} (${documented.asOf})`
      : '没有公开文档，未经核对。/ Unverified: no public document.',
    '没有发出过任何请求，请先用一个模板试一次。/ No request was ever sent: try one template first.',
    ...heading('请求', 'Calls'),
    '每个模板按所列顺序发送；parameters 里只有注册商自己的参数名，common 是公共参数。',
    'For each template in the order given; parameters holds the registrar’s own names only, common its common parameters.',
    ...calls.map((call) => `- ${call}`),
  ];
};

const fillIns = (payloads: readonly Payload[]): string[] => {
  const found = new Map<string, FillIn>();
  const seek = (value: unknown): void => {
    if (isFillIn(value)) found.set(`${value.fillIn} ${value.fromCall}`, value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(seek);
  };
  seek(payloads.map(({ calls }) => calls));
  if (found.size === 0) return heading('不需要填入任何值', 'Nothing to fill in');
  return [
    ...heading('需要填入的值', 'To be filled in'),
    '写成 {"fillIn": …, "fromCall": …, "answerField": …} 的值，由人或脚本换成注册商答复里的值：',
    'A value written as {"fillIn": …, "fromCall": …, "answerField": …} is replaced, by hand or by a script, with what the registrar answers:',
    ...[...found.values()].map(
      ({ fillIn, fromCall, answerField }) => `- ${fillIn} ← ${fromCall}: ${answerField}`,
    ),
    '填入后请把编号记到模板上，以后修改和重新提交都要用。',
    'Keep the id on the template as well: changes and later submissions need it.',
  ];
};

const sayNote = (note: PayloadNote): string => {
  switch (note.code) {
    case 'contact-split':
      return note.sure
        ? `联系人 姓 | 名 / contact, surname | given name: ${note.zh}; ${note.en}`
        : `联系人 姓 | 名，请核对 / contact, surname | given name, CHECK: ${note.zh}; ${note.en}`;
    case 'place-form':
      return `省市按注册商的写法 / place in the registrar’s form: ${note.zh}; ${note.en}`;
    case 'registrar-id-form':
      return `模板上记的编号“${note.id}”不是数字，按新建模板提交 / the id kept on the template is no number: a new template is created`;
  }
};

const toLookAt = (payloads: readonly Payload[]): string[] => {
  const lines = payloads.flatMap(({ template, notes }) =>
    notes.map((note) => `- ${template}: ${sayNote(note)}`),
  );
  return lines.length === 0 ? [] : [...heading('请看一眼', 'Please look at'), ...lines];
};

const unverified = ({ submission }: TargetPack): string[] =>
  submission.unverified.length === 0
    ? ['']
    : [
        ...heading('没有公开依据', 'Unverified'),
        ...submission.unverified.flatMap(({ zh, en }) => [`- ${zh}`, `  ${en}`]),
        '',
      ];
