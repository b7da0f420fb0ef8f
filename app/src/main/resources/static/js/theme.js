// Runs before the page is drawn, so that a reader whose system is dark sees no flash of light.
(() => {
  const page = document.documentElement;
  page.classList.add('scripted');
  if (!page.hasAttribute('data-bs-theme')) {
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    page.setAttribute('data-bs-theme', dark ? 'dark' : 'light');
  }
})();
