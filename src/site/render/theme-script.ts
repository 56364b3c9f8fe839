/**
 * Runs in the head before the first paint, so that nothing flashes: marks that scripts run, and sets the reader's theme.
 * Kept as text because its sha256 stands in the content security policy.
 */
export const themeScript =
  "document.documentElement.classList.add('js');try{var t=JSON.parse(localStorage.getItem('advantage')).theme;if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}"
