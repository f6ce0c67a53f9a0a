/** What is typed into a console by hand, template by template in the order in which the console asks; prints well. */
import type { Payload } from '#domain/payload/payload';
import type { TargetPack } from '#domain/target/target';
import { escapeHtml } from './escape-html.ts';

const style = `
@page { size: A4; margin: 14mm }
body { font: 13px/1.5 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",system-ui,sans-serif; color: #1d1f21; margin: 24px auto; max-width: 860px }
h1 { font-size: 20px } h2 { font-size: 15px; overflow-wrap: anywhere } section { break-inside: avoid; margin: 18px 0 }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #cfccc5; padding: 4px 8px; text-align: left; vertical-align: top }
th { font-weight: normal; color: #55595e; width: 40% } td { overflow-wrap: anywhere; user-select: all }`;

/** HTML without scripts or remote parts; null when nothing is typed by hand. */
export const writePayloadSheet = (payloads: readonly Payload[], target: TargetPack): string | null => {
  const typed = payloads.filter(({ sheet }) => sheet.length > 0);
  if (typed.length === 0) return null;
  const title = `填写单 / Sheet to type from: ${target.name.zh} / ${target.name.en}`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
${typed.map(sectionOf).join('\n')}
</body>
</html>
`;
};

const sectionOf = ({ template, pictureFile, sheet }: Payload, index: number): string => `<section>
<h2>${index + 1}. ${escapeHtml(template)} · ${escapeHtml(pictureFile)}</h2>
<table>
${sheet.map(({ zh, en, value }) => `<tr><th scope="row">${escapeHtml(zh)} / ${escapeHtml(en)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</table>
</section>`;
