/** Whatever can be undone has a name of its own in the window. */
import { expect, it } from 'vitest';
import { deskContract } from '#contract/desk-contract';
import { texts as en } from '../../text/en.ts';
import { texts as zh } from '../../text/zh-CN.ts';

/** Operations that change no template. A new one is named here, or gets a text under `undo.step`. */
const changesNothing = new Set(
  `about.diagnostics about.licences about.officeData bundles.build bundles.groups bundles.list bundles.verify calendar.file
   calendar.page calendar.view checks.run desk.saveSettings desk.status desk.today domains.list guide.explain imports.judge imports.open
   imports.preview intake.close intake.decide intake.get intake.plan intake.regroup intake.setSide intake.sort intake.status numbers.check
   readings.lines readings.progress readings.readTemplate returned.list returned.read rules.book rules.counts steps.next steps.redo steps.undo targets.add targets.list targets.preview targets.remove
   templates.counts templates.exportList templates.facets templates.get templates.ids templates.list templates.noteNumberShown
   templates.openFacts templates.previewMany templates.previewRepairs`.split(/\s+/),
);

const operationsOf = (node: object, path: readonly string[] = []): string[] =>
  '~orpc' in node
    ? [path.join('.')]
    : Object.entries(node).flatMap(([name, child]) => operationsOf(child as object, [...path, name]));

it('every operation that changes templates has a name among the steps, in both languages', () => {
  const changing = operationsOf(deskContract).filter((code) => !changesNothing.has(code));
  expect(changing.length).toBeGreaterThan(10);
  const named = changing.map((code) => code.replace('.', '-')).sort();
  for (const { undo } of [zh, en])
    expect(
      Object.keys(undo.step)
        .filter((name) => name !== 'other')
        .sort(),
    ).toEqual(named);
});
