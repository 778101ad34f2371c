/** The look of the evidence table below an exported report, and of the report above it. */
export const pageEvidenceStyle = `
main>p:last-child{margin:2.5rem 0 0;padding-top:1rem;border-top:1px solid var(--rule);color:var(--faint);font-size:.8125rem}
main>p:last-child em{font-style:normal}
a[href^="#number-"]{color:inherit;text-decoration:underline dotted var(--line);text-decoration-thickness:1.5px;white-space:nowrap;font-variant-numeric:tabular-nums;border-radius:3px}
a[href^="#number-"]:hover{color:var(--link);text-decoration-style:solid}
td a[href^="#number-"]{text-decoration-color:transparent}
.evidence{margin-top:3rem;padding-top:.5rem;border-top:1px solid var(--rule)}
.evidence p{color:var(--soft);font-size:.875rem}
.evidence table{table-layout:auto;font-size:.8125rem}
.evidence th,.evidence td{padding:.3125rem .75rem .3125rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.evidence th:first-child,.evidence td:first-child{width:2.5rem;color:var(--faint)}
.evidence td:nth-child(2){white-space:nowrap;font-variant-numeric:tabular-nums}
.evidence th:nth-child(4),.evidence td:nth-child(4){width:3.5rem;text-align:right;white-space:nowrap}
.evidence td:nth-child(5){width:45%}
.evidence tr:target{background:var(--quiet);outline:2px solid var(--line)}
.evidence details{margin:0;font-size:inherit}
.evidence pre{margin:.25rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:.75rem/1.45 ui-monospace,Consolas,Menlo,monospace}
`.trim();

/** What paper needs beside it: no dark page, rows that stay whole, heads that come again. */
export const pagePrintStyle = `
@page{size:A4;margin:18mm 16mm 20mm}
html{font-size:10.5pt}
body{max-width:none;padding:0}
summary{list-style:none;font-weight:600}
tr,table,figure{break-inside:avoid}
thead{display:table-header-group}
h2,h3,summary{break-after:avoid}
.evidence{break-before:page;border-top:0;margin-top:0;padding-top:0}
.evidence table{font-size:8pt;break-inside:auto}
`.trim();
