/** Reads well on a telephone, by day and by night. */
export const STYLE = `:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1d2430;--muted:#5b6675;--line:#dfe4ea;--edge:#868f9d;--mine:#eaf2fb;--theirs:#f6f8fa;--accent:#0b5cad;--link:#0b5cad;--good:#1f7a3f;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1c222b;--text:#e6e9ee;--muted:#9aa7b8;--line:#333c48;--edge:#737e8d;--mine:#1d3046;--theirs:#242b35;--accent:#2f6be6;--link:#7aa7ff;--good:#6fd08c;--bad:#ff8a80}}
body{font:16px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;margin:0;background:var(--page);color:var(--text)}
main{max-width:42rem;margin:0 auto;padding:1.5rem;background:var(--card);min-height:100vh;box-sizing:border-box;overflow-wrap:anywhere}
h1{font-size:1.35rem;margin:.25rem 0}h2{font-size:1.05rem;margin:1.75rem 0 .5rem}p{margin:.35rem 0}a{color:var(--link)}
.muted{color:var(--muted);font-size:.875rem}.reference{font:600 1rem ui-monospace,monospace;margin-right:.5rem}
.status{display:inline-block;padding:.1rem .6rem;border:1px solid var(--line);border-radius:1rem}
label{display:inline-block;margin-top:.35rem}.news{margin:.75rem 0;padding:.75rem 1rem;border-left:4px solid var(--good);background:var(--theirs)}.trouble{border-color:var(--bad)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0}
article{margin:.6rem 0;padding:.6rem .9rem;border-radius:8px;background:var(--theirs)}article.you{background:var(--mine)}
textarea,input:not([type]),input[type=email]{display:block;width:100%;box-sizing:border-box;margin:.35rem 0;padding:.6rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:6px}
ul{margin:.25rem 0;padding-left:1.25rem}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
fieldset{border:0;padding:0;margin:0 0 .5rem}fieldset label{margin-right:1rem;white-space:nowrap}
button{margin:.35rem .35rem 0 0;padding:.65rem 1.1rem;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:#fff;font:inherit;font-weight:600;cursor:pointer}
button.secondary{background:transparent;color:var(--text);border-color:var(--muted)}details{margin-top:1.75rem}summary{cursor:pointer;color:var(--muted)}`;
