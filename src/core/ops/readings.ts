import { Fault } from '#contract/faults';
import { blankFields, type FieldPath, readField } from '#domain/template/fields';
import { os } from './base.ts';

export const readingOperations = {
  progress: os.readings.progress.handler(({ context }) => context.scanReader.progress()),
  readTemplate: os.readings.readTemplate.handler(async ({ context, input, signal }) => {
    await context.scanReader.readTemplate(input.template, { signal });
    return context.templates.view(input.template);
  }),
  lines: os.readings.lines.handler(({ context, input }) => context.readings.lines(input.scan)),
  agree: os.readings.agree.handler(({ context, input }) => {
    const fields = input.fields.map((path) => {
      if (isTextField(path)) return path;
      throw new Fault('invalid-input', { field: 'fields' });
    });
    return context.templates.agree(input.template, input.revision, fields);
  }),
};

/** Only what stands on a paper can be compared with it. */
const isTextField = (path: string): path is FieldPath => {
  try {
    return typeof readField(blankFields, path as FieldPath) === 'string';
  } catch {
    return false;
  }
};
