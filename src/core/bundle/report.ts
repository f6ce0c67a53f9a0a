/** The check report: one self-contained page that prints well, with every finding in words. */
import type { LeftOut } from '#contract/views';
import { formatNumber } from '#domain/number/format-number';
import type { Language } from '#text/language';
import { createSayer, type Sayer } from '#text/say';
import { escapeHtml } from './escape-html.ts';
import type { Manifest, ManifestItem } from './manifest.ts';

type Words = Readonly<
  Record<
    | 'title'
    | 'target'
    | 'date'
    | 'inside'
    | 'left'
    | 'none'
    | 'number'
    | 'valid'
    | 'picture'
    | 'findings'
    | 'clean'
    | 'longTerm',
    string
  >
>;

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '提交包检查报告',
    target: '目标',
    date: '日期',
    inside: '包内模板',
    left: '未放入',
    none: '无',
    number: '证件号码',
    valid: '发证与有效期',
    picture: '图片',
    findings: '检查结果',
    clean: '没有需要注意的地方',
    longTerm: '长期',
  },
  en: {
    title: 'Bundle check report',
    target: 'Target',
    date: 'Date',
    inside: 'Templates in the bundle',
    left: 'Left out',
    none: 'none',
    number: 'Number',
    valid: 'Issued, expires',
    picture: 'Picture',
    findings: 'Findings',
    clean: 'nothing to note',
    longTerm: 'long-term',
  },
};

const style = `
@page { size: A4; margin: 14mm }
body { font: 13px/1.5 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",system-ui,sans-serif; color: #1d1f21; margin: 24px auto; max-width: 860px }
h1 { font-size: 20px } h2 { font-size: 15px; border-bottom: 1px solid #cfccc5; padding-bottom: 4px; margin-top: 28px }
article { break-inside: avoid; border: 1px solid #e3e1dc; border-radius: 6px; padding: 12px 14px; margin: 10px 0; display: grid; grid-template-columns: 1fr 200px; gap: 0 16px }
article h3 { margin: 0 0 4px; font-size: 15px } article img { width: 200px; max-height: 260px; object-fit: contain; grid-row: 1 / span 3; grid-column: 2 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 0 } dt { color: #55595e } dd { margin: 0; overflow-wrap: anywhere }
.number { font-family: "JetBrains Mono","Cascadia Mono",monospace } ul { margin: 6px 0 0; padding-left: 18px }
.stop { color: #b3261e } .warn { color: #8a5a00 } .note { color: #3f5f8a } small { color: #55595e }`;

/** HTML without scripts or remote parts; every value is escaped. Pictures are shown from the bundle itself. */
export const writeReport = (
  manifest: Manifest,
  left: readonly LeftOut[],
  targetName: string,
  language: Language,
): string => {
  const say = createSayer(language);
  const w = words[language];
  const items = manifest.items.map((item) => itemHtml(item, say, w)).join('\n');
  const rest = left.map((entry) => leftHtml(entry, say)).join('\n');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"><title>${w.title}</title><style>${style}</style></head>
<body>
<h1>${w.title}</h1>
<dl><dt>${w.target}</dt><dd>${escapeHtml(targetName)} (${escapeHtml(manifest.target.id)}, ${manifest.target.asOf})</dd><dt>${w.date}</dt><dd>${manifest.date}</dd></dl>
<h2>${w.inside} (${manifest.items.length})</h2>
${items}
<h2>${w.left} (${left.length})</h2>
${rest || `<p>${w.none}</p>`}
</body>
</html>
`;
};

const itemHtml = ({ fields, findings, picture, pictureFile }: ManifestItem, say: Sayer, w: Words): string => {
  const { certificate } = fields;
  const type = certificate.type === '' ? '' : say.certificate(certificate.type);
  const number =
    certificate.type === '' ? certificate.number : formatNumber(certificate.type, certificate.number);
  const expires = certificate.expires === 'long-term' ? w.longTerm : certificate.expires;
  return `<article>
<h3>${escapeHtml(fields.holder.zh || fields.holder.en)}</h3>
<img src="${escapeHtml(pictureFile)}" alt="">
<dl>
<dt>${escapeHtml(type)}</dt><dd class="number">${escapeHtml(number)}</dd>
<dt>${w.valid}</dt><dd>${escapeHtml(certificate.issued)} – ${escapeHtml(expires)}</dd>
<dt>${w.picture}</dt><dd>${picture.extension.toUpperCase()} ${picture.width} × ${picture.height}, ${picture.dpi} dpi, ${picture.bytes.toLocaleString(say.language)} B</dd>
</dl>
${findingsHtml(findings, say) || `<p><small>${w.clean}</small></p>`}
</article>`;
};

const leftHtml = ({ name, template, reasons }: LeftOut, say: Sayer): string =>
  `<article><h3>${escapeHtml(name || template)}</h3>${findingsHtml(reasons, say)}</article>`;

const findingsHtml = (findings: ManifestItem['findings'], say: Sayer): string =>
  findings.length === 0
    ? ''
    : `<ul>${findings
        .map(
          (entry) =>
            `<li class="${entry.level}">${escapeHtml(say.label(`level.${entry.level}`))}: ${escapeHtml(say.finding(entry))} <small>${entry.requirements.join(' ')}</small></li>`,
        )
        .join('')}</ul>`;
