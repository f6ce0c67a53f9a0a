/** Whatever can be undone has a name of its own in the window. */
import { isContractProcedure } from '@orpc/contract';
import { expect, it } from 'vitest';
import { deskContract } from '#contract/desk-contract';
import { jobSteps } from '#contract/jobs';
import { texts as en } from '../../text/en.ts';
import { texts as zh } from '../../text/zh-CN.ts';

/** Operations that change no template, or for good. A new one begins with `looking` in the contract, or gets a text under `undo.step`. What jobs change has names of its own. */
const changesNothing = new Set(
  `audit.file audit.page audit.prove about.diagnostics about.licences about.officeData backups.drill backups.forgetPlace backups.list backups.make backups.ofOtherDesk backups.restore backups.restoreOtherDesk backups.templates
   erasure.applyRetention erasure.erase erasure.preview erasure.retention erasure.setRetention bundles.confirmGone bundles.saved bundles.seal bundles.groups bundles.list bundles.standing bundles.verify calendar.file
   calendar.page calendar.view checks.run desk.saveSettings desk.status desk.today domains.list guide.explain imports.judge imports.open
   imports.preview intake.close intake.decide intake.get intake.keep intake.plan intake.regroup intake.setSide intake.status jobs.begin jobs.cancel jobs.list jobs.resume jobs.watch keys.add keys.addWords keys.beginWords keys.confirmWords keys.rekey keys.remove keys.test keys.view numbers.check
   readings.lines readings.progress readings.readTemplate returned.list returned.read rules.book rules.counts steps.next steps.redo steps.undo targets.add targets.list targets.preview targets.remove
   templates.cells templates.copyCells templates.counts templates.exportList templates.facets templates.ids templates.list templates.noteNumberShown
   templates.openFacts templates.previewBlock templates.previewMany templates.previewRepairs watched.change watched.list watched.remove guide.forget guide.notes guide.teach rules.trends
   templates.exampleList stock.decideErasures`.split(/\s+/),
);

const operationsOf = (node: object, path: readonly string[] = []): string[] =>
  isContractProcedure(node)
    ? node['~orpc'].meta.isLooking
      ? []
      : [path.join('.')]
    : Object.entries(node).flatMap(([name, child]) => operationsOf(child as object, [...path, name]));

it('every operation that changes templates has a name among the steps, in both languages', () => {
  const { bundle: _bundle, reading: _reading, scanning: _scanning, ...jobs } = jobSteps;
  const operations = operationsOf(deskContract).filter((code) => !changesNothing.has(code));
  const changing = [...new Set([...operations, ...Object.values(jobs)])];
  expect(changing.length).toBeGreaterThan(10);
  const named = changing.map((code) => code.replace('.', '-')).sort();
  for (const { undo } of [zh, en])
    expect(
      Object.keys(undo.step)
        .filter((name) => name !== 'other')
        .sort(),
    ).toEqual(named);
});
