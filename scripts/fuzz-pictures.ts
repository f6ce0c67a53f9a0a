/**
 * Changes good picture files at random, thousands of times, and holds what the desk takes in against the originals. Ends with 1 where
 * something was taken in that lost a part unsaid, or where a reader broke.
 * `node scripts/fuzz-pictures.ts [COUNT] [SEED] [KIND]`
 */
import { fuzzPictures } from '../tests/picture-fuzz/run.ts';

const [count = '5000', seed = '1', kind = '.'] = process.argv.slice(2);
const rows = await fuzzPictures(Number(count), Number(seed), new RegExp(kind));
console.table(rows.map(({ violations, ...row }) => ({ ...row, violations: violations.length })));
for (const row of rows) for (const violation of row.violations) console.log(`${row.kind}: ${violation}`);
process.exitCode = rows.some(({ violations }) => violations.length > 0) ? 1 : 0;
