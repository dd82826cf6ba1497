// Sets the theme before the first paint; a file of its own because no inline script is allowed.
(function () {
  var choice = 'system';
  try {
    choice = localStorage.getItem('parley.theme') || choice;
  } catch {
    // storage is switched off
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
})();
