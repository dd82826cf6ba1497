// Sets the theme and the size of text before the first paint; a file of its own because no inline script is allowed.
(function () {
  var choice = 'system';
  var size = 'normal';
  try {
    choice = localStorage.getItem('parley.theme') || choice;
    size = localStorage.getItem('parley.text-size') || size;
  } catch {
    // storage is switched off
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.text = size;
  document.documentElement.classList.toggle('dark', dark);
})();
