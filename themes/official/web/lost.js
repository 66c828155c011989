/* The page for lost addresses is shown at any depth, and a site that knows no address cannot say where it stands. When the
   links, counted from the host's root, lead nowhere, the nearest folder above that holds the map of the site is where they
   lead. For Chromium 64 and later. */
(function () {
  'use strict';

  const root = document.currentScript.getAttribute('data-root');

  // Whether the map of the site, which no other folder has, stands in a folder.
  const stands = (folder) => window.fetch(folder + 'sitemap.html', { method: 'HEAD' }).then((answer) => answer.ok, () => false);

  function move(folder) {
    ['href', 'action'].forEach((name) => document.querySelectorAll('[' + name + '^="' + root + '"]').forEach((one) => {
      one.setAttribute(name, folder + one.getAttribute(name).slice(root.length));
    }));
  }

  async function find() {
    // On a disk the page stands where it was built.
    if (window.location.protocol === 'file:') return move('');
    if (await stands(root)) return undefined;
    const path = window.location.pathname;
    for (let end = path.lastIndexOf('/'); end >= 0; end = end > 0 ? path.lastIndexOf('/', end - 1) : -1) {
      const folder = path.slice(0, end + 1);
      if (await stands(folder)) return move(folder);
    }
    return undefined;
  }

  find();
}());
