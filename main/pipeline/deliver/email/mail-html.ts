import { safeHtml } from '../../report/safe-html.ts';

/** Mail programs drop style sheets, so each element carries its own. */
const styles: Readonly<Record<string, string>> = {
  h1: 'margin:0 0 12px;font-size:14px;font-weight:600;color:#5a636f',
  h2: 'margin:28px 0 8px;font-size:17px',
  h3: 'margin:20px 0 6px;font-size:15px',
  h4: 'margin:16px 0 6px;font-size:14px',
  p: 'margin:0 0 14px',
  ul: 'margin:0 0 14px;padding-left:20px',
  ol: 'margin:0 0 14px;padding-left:20px',
  li: 'margin:4px 0',
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse;font-size:14px',
  th: 'padding:6px 8px;text-align:left;border-bottom:1px solid #dfe3e8;color:#5a636f;font-size:13px',
  td: 'padding:6px 8px;border-bottom:1px solid #dfe3e8',
  figure: 'margin:24px 0',
  summary: 'color:#5a636f;font-size:13px',
};
const frame =
  'max-width:720px;margin:0 auto;padding:24px;color:#1f242b;background:#ffffff;font:15px/1.55 Segoe UI,Helvetica,Arial,sans-serif';
const noteStyle =
  'margin:0 0 24px;padding:0 0 16px;border-bottom:1px solid #dfe3e8;white-space:pre-line';

/**
 * A report as the HTML part of a mail.
 * @param markdown of the report, its numbers without links
 * @param pictures the content ids of its charts, in their order
 * @param note what the sender writes above it
 */
export function mailHtml(
  markdown: string,
  pictures: readonly string[],
  note: string | null,
): string {
  // The charts come in as placeholders, because only a picture of the report's own is let through.
  const charts = pictures.map(() => '<svg/>');
  let at = 0;
  const body = safeHtml(markdown, charts)
    .replace(/src="data:image\/svg\+xml;base64,[^"]*"/g, () => {
      const id = pictures[at++] ?? '';
      return `src="cid:${id}" width="720" style="display:block;width:100%;max-width:720px;height:auto"`;
    })
    // Own tags: whatever the report says, its angle brackets are escaped by now.
    .replace(/<(h[1-4]|p|ul|ol|li|table|th|td|figure|summary)(?=[ >])/g, (tag, name: string) =>
      styles[name] ? `${tag} style="${styles[name]}"` : tag,
    );
  const above = note ? `<div style="${noteStyle}">${escapeHtml(note)}</div>` : '';
  return `<!doctype html><html><head><meta charset="utf-8"></head><body style="margin:0;background:#ffffff"><div style="${frame}">${above}${body}</div></body></html>`;
}

/** The same for programs that show no HTML. */
export function mailText(markdown: string, note: string | null): string {
  const report = markdown.replace(/!\[([^\]]*)\]\(chart\/\d+\)/g, '[Chart: $1]');
  return note ? `${note}\n\n---\n\n${report}` : report;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (char) => entities[char] ?? char);
}
