/**
 * Runs in the head of an embed before the first paint, so that nothing jumps: `?hide=controls,tools` marks what is left out.
 * Kept as text because its sha256 stands in the content security policy. What it does not know is named by embed.ts.
 */
export const hideScript =
  "(new URLSearchParams(location.search.replace(/&amp;/g,'&')).get('hide')||'').split(',').forEach(function(p){p=p.replace(/[^a-z]+$/,'');if(p==='controls'||p==='tools')document.documentElement.classList.add('hide-'+p)})"
