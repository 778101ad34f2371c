/** The look of a report, light and dark. Part of the report's bytes: a change here is a new recipe version. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1f242b;--soft:#5a636f;--faint:#6b7480;--rule:#dfe3e8;--page:#fff;--quiet:#f6f7f9;--link:#1d5fa8;--line:#a9c3e0}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ed;--soft:#aab3bf;--faint:#98a2ae;--rule:#343a42;--page:#17191d;--quiet:#1f2227;--link:#8fc1f7;--line:#3f5c7d}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
body{max-width:46rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;overflow-wrap:break-word}
h1{margin:0 0 1.25rem;font-size:.875rem;font-weight:600;line-height:1.4;letter-spacing:.02em;color:var(--soft)}
h1+p{margin:0 0 .75rem;font-size:1.5rem;line-height:1.35;letter-spacing:-.011em;text-wrap:balance}
h1+p strong{font-weight:600}
h1+p+p{margin:0 0 2rem;color:var(--soft);font-size:.9375rem}
h2{margin:2.25rem 0 .625rem;font-size:1.0625rem;line-height:1.35;font-weight:650}
h3{margin:1.5rem 0 .5rem;font-size:.9375rem;font-weight:600}
p,ul,ol{margin:0 0 .875rem}
ul,ol{padding-left:1.125rem}
li{margin:.25rem 0}
li::marker{color:var(--faint)}
a{color:var(--link);text-underline-offset:.2em}
a[href^="fact/"]{color:inherit;text-decoration:underline dotted var(--line);text-decoration-thickness:1.5px;white-space:nowrap;font-variant-numeric:tabular-nums;border-radius:3px}
a[href^="fact/"]:hover{color:var(--link);text-decoration-style:solid;text-decoration-color:currentColor}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:3px}
code{font:inherit;overflow-wrap:anywhere}
table{width:100%;table-layout:fixed;margin:0 0 1rem;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
th,td{padding:.4375rem 0 .4375rem .75rem;text-align:right;vertical-align:baseline;border-bottom:1px solid var(--rule)}
th:first-child,td:first-child{width:30%;padding-left:0;text-align:left}
th{color:var(--faint);font-size:.8125rem;font-weight:500}
td a[href^="fact/"]{text-decoration-color:transparent}
td a[href^="fact/"]:hover{text-decoration-color:currentColor}
figure{margin:2rem 0}
figure img{display:block;width:100%;height:auto}
details{margin-top:.75rem;font-size:.9375rem}
details table{margin-top:.5rem}
summary{width:fit-content;cursor:pointer;color:var(--soft);font-size:.875rem}
summary:hover{color:var(--ink)}
body>p:last-child{margin:2.5rem 0 0;padding-top:1rem;border-top:1px solid var(--rule);color:var(--faint);font-size:.8125rem}
body>p:last-child em{font-style:normal}
@media (max-width:34rem){body{padding:1.5rem 1rem 3rem}h1+p{font-size:1.375rem}table{font-size:.8125rem}th,td{padding-left:.375rem}}
@media print{html{font-size:11pt;background:#fff;color:#000}body{max-width:none;padding:0}details>table{display:table}h2,figure{break-after:avoid}table,figure{break-inside:avoid}}
`.trim();
