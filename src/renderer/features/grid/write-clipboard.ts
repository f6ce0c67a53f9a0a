/** Cells on their way to a spreadsheet: as text with tabs, and as a table that keeps long numbers whole. */

const quoted = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const tabbedText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\r\n');

const escaped = (cell: string): string =>
  cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/\r?\n/g, '<br>');

/** Without the format a spreadsheet takes eighteen digits for a quantity and rounds them. */
const asText = `style="mso-number-format:'\\@'"`;

export const tableHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows
    .map((row) => `<tr>${row.map((cell) => `<td ${asText}>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`;

/**
 * As if the person had copied it: the browser's own way for pages is not allowed to say how cells are to be read. Gives the text that
 * stands in the clipboard now.
 */
export const writeClipboard = (rows: readonly (readonly string[])[]): string => {
  const text = tabbedText(rows);
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', tableHtml(rows));
  };
  addEventListener('copy', onCopy, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  removeEventListener('copy', onCopy, { capture: true });
  if (!isDone) throw new Error('the clipboard was not written');
  return text;
};
