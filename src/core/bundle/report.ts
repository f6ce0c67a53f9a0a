/** The check report: one self-contained page that prints well, with every finding in words. */
import type { Finding } from '#domain/finding/finding';
import { formatNumber } from '#domain/number/format-number';
import { displayName } from '#domain/template/display-name';
import type { Language } from '#text/language';
import { createSayer, type Sayer } from '#text/say';
import { escapeHtml } from './escape-html.ts';
import type { ManifestHead, ManifestItem } from './manifest.ts';
import { quotesNothing } from './public-view.ts';

type Words = Readonly<
  Record<
    | 'title'
    | 'target'
    | 'date'
    | 'inside'
    | 'left'
    | 'asked'
    | 'number'
    | 'valid'
    | 'picture'
    | 'findings'
    | 'clean'
    | 'longTerm'
    | 'byDomain',
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
    asked: '内部信息',
    number: '证件号码',
    valid: '发证与有效期',
    picture: '图片',
    findings: '检查结果',
    clean: '没有需要注意的地方',
    longTerm: '长期',
    byDomain: '按域名实名',
  },
  en: {
    title: 'Bundle check report',
    target: 'Target',
    date: 'Date',
    inside: 'Templates in the bundle',
    left: 'Left out',
    asked: 'Internal',
    number: 'Number',
    valid: 'Issued, expires',
    picture: 'Picture',
    findings: 'Findings',
    clean: 'nothing to note',
    longTerm: 'long-term',
    byDomain: 'Domains to verify',
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

export type Report = {
  /** One template as HTML; its findings are said without what anybody typed. */
  item(item: ManifestItem, findings: readonly Finding[]): string;
  /** The whole page. Of templates that stayed behind it says how many there are. */
  page(items: readonly string[], left: number): string;
};

/** HTML without scripts or remote parts; every value is escaped. Pictures are shown from the bundle itself. */
export const createReport = (head: ManifestHead, targetName: string, language: Language): Report => {
  const say = createSayer(language);
  const w = words[language];
  return {
    item: (item, findings) => itemHtml(item, findings, say, w),
    page: (items, left) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"><title>${w.title}</title><style>${style}</style></head>
<body>
<h1>${w.title}</h1>
<dl><dt>${w.target}</dt><dd>${escapeHtml(targetName)} (${escapeHtml(head.target.id)}, ${head.target.asOf})</dd><dt>${w.date}</dt><dd>${head.date}</dd><dt>${w.left}</dt><dd>${left}</dd></dl>
<h2>${w.inside} (${items.length})</h2>
${items.join('\n')}
</body>
</html>
`,
  };
};

const itemHtml = (
  { place, fields, picture, way, domains }: ManifestItem,
  findings: readonly Finding[],
  say: Sayer,
  w: Words,
): string => {
  const { certificate } = fields;
  const type = certificate.type === '' ? '' : say.certificate(certificate.type);
  const number =
    certificate.type === '' ? certificate.number : formatNumber(certificate.type, certificate.number);
  const expires = certificate.expires === 'long-term' ? w.longTerm : certificate.expires;
  const asked = [fields.customer, ...(fields.tags ?? []), fields.notes].filter(Boolean);
  return `<article>
<h3>${place} ${escapeHtml(displayName(fields))}</h3>
<img src="${escapeHtml(picture.file)}" alt="" loading="lazy">
<dl>
<dt>${escapeHtml(type)}</dt><dd class="number">${escapeHtml(number)}</dd>
<dt>${w.valid}</dt><dd>${escapeHtml(certificate.issued)} – ${escapeHtml(expires)}</dd>
<dt>${w.picture}</dt><dd>${picture.extension.toUpperCase()} ${picture.width} × ${picture.height}, ${picture.dpi} dpi, ${picture.bytes.toLocaleString(say.language)} B</dd>
${way === 'domain' ? `<dt>${w.byDomain}</dt><dd>${escapeHtml(domains.join(' '))}</dd>\n` : ''}${asked.length > 0 ? `<dt>${w.asked}</dt><dd>${escapeHtml(asked.join(' · '))}</dd>\n` : ''}</dl>
${findingsHtml(findings, say) || `<p><small>${w.clean}</small></p>`}
</article>`;
};

const findingsHtml = (findings: readonly Finding[], say: Sayer): string =>
  findings.length === 0
    ? ''
    : `<ul>${findings
        .map(
          (entry) =>
            `<li class="${entry.level}">${escapeHtml(say.label(`level.${entry.level}`))}: ${escapeHtml(quotesNothing(entry) ? say.finding(entry) : say.rule(entry.code))} <small>${entry.requirements.join(' ')}</small></li>`,
        )
        .join('')}</ul>`;
