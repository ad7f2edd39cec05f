// Runs before the first paint, so that neither theme nor language flashes. Kept out of the bundle for that reason.
(() => {
  try {
    const theme = localStorage.getItem('kanmai.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const locale = localStorage.getItem('kanmai.locale') ?? navigator.language;
    document.documentElement.lang = locale.startsWith('zh') ? 'zh-CN' : 'en';
  } catch {
    // Storage may be forbidden; the defaults do.
  }
})();
