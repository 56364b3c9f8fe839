/**
 * Runs in the head before the first paint, so that nothing flashes: marks that scripts run, and sets the reader's theme. It also
 * sees to it that a page whose own script is late, or never comes, says so ("js" is the mark for the style sheets, "ready" is set
 * by the entry script): with the mark "failed" the page is the one without scripts.
 * Kept as text because its sha256 stands in the content security policy.
 */
export const themeScript = [
  "var d=document.documentElement,c=d.classList;c.add('js')",
  "try{var t=JSON.parse(localStorage.getItem('advantage')).theme;if(t==='light'||t==='dark')d.dataset.theme=t}catch(e){}",
  // Modules have run, or failed, before the page counts as loaded.
  "addEventListener('load',function(){c.contains('ready')||c.add('failed')})",
  "setTimeout(function(){c.contains('ready')||c.add('late')},8000)",
  // Only a page that can be had is worth leaving this one for.
  "addEventListener('click',function(e){e.target.closest('[data-reload]')&&fetch(location.href,{cache:'reload',mode:'no-cors'}).then(function(){location.reload()},function(){c.add('lost')})})",
].join(';')
