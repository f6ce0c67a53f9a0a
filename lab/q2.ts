import { pageLines } from '../tests/page-lines.ts';
import { rowsOf } from '../src/domain/reading/layout.ts';
import { findLabelled } from '../src/domain/reading/find-labels.ts';
import { organizationLabels } from '../src/domain/reading/labels.ts';
for (const f of findLabelled(rowsOf(pageLines([[0,0,'负责人'],[110,0,'宋涛刚'],[0,50,'有效期'],[115,50,'自2024年7月19日至2029年7月'],[110,82,'19日'],[300,380,'赋码机关：样本市机构编制委员会办公室']])), organizationLabels)) console.log(f.field, f.word, f.glyphs.map((g) => g.char).join(''));
