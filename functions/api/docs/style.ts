/** Plain, wide enough for tables, in the colours that the reader's system asks for. */
export const STYLE = `:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1d2430;--soft:#5a6472;--line:#dfe3e8;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1c222b;--text:#e6e9ee;--soft:#9aa5b4;--line:#323b47;--link:#7db8f5}}
body{font:15px/1.5 system-ui,sans-serif;margin:0;background:var(--page);color:var(--text)}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
body{display:flex;flex-direction:column}nav{order:1;padding:1rem 1.5rem}nav h2{margin:0}nav h3{margin:1rem 0 .25rem;font-size:.95rem}nav ul{margin:0;padding:0;list-style:none;font-size:.875rem}nav li{margin:.15rem 0}
main{box-sizing:border-box;width:100%;max-width:60rem;padding:1rem 1.5rem}
section{margin:1rem 0;padding:1rem 1.25rem;background:var(--card);border-radius:8px}
h2{margin:2rem 0 .25rem}h3{margin:0 0 .25rem;font-size:1.05rem}h4{margin:1rem 0 .25rem;font-size:.875rem}
p{margin:.4rem 0}i{font-style:normal;font-weight:400;font-size:.85em;color:var(--soft)}
code,pre{font:.85em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{margin:1rem 0 0;padding:.75rem 1rem;background:var(--page);border-radius:6px;white-space:pre-wrap}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:.875rem}
th,td{padding:.35rem .75rem .35rem 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
td:first-child,th:first-child{width:30%}:nth-child(2):is(td,th):not(:last-child){width:24%}thead th{border:0;color:var(--soft)}td b{color:var(--soft);font-weight:600;font-size:.8em}
td span,p span{display:block}td span+span{color:var(--soft)}:target{outline:2px solid var(--link)}
@media (min-width:70rem){body{display:grid;grid-template-columns:18rem 1fr}nav{order:0;position:sticky;top:0;height:100vh;box-sizing:border-box;overflow:auto}.narrow{display:none}}`;
