/* What a reader may set: light or dark, the size of the type; and printing. Without this script nothing of it is shown,
   and the pages are as they are. For Chromium 64 and later. */
(function () {
  'use strict';

  const root = document.documentElement;
  const LOOK = 'jianbao-look';
  const SIZE = 'jianbao-size';

  // Where a browser keeps nothing, the choice holds for the page.
  const kept = (key) => {
    try { return window.localStorage.getItem(key); } catch (refused) { return null; }
  };
  const keep = (key, value) => {
    try { window.localStorage.setItem(key, value); } catch (refused) { /* as above */ }
  };

  // At once, before anything is painted.
  root.classList.add('scripted');
  const look = kept(LOOK);
  if (look === 'light' || look === 'dark') root.setAttribute('data-look', look);
  const size = kept(SIZE);
  if (size === 'small' || size === 'large') root.setAttribute('data-size', size);

  function looks() {
    const button = document.getElementById('page-look');
    if (!button) return;
    const wish = window.matchMedia('(prefers-color-scheme: dark)');
    const dark = () => (root.getAttribute('data-look') || (wish.matches ? 'dark' : 'light')) === 'dark';
    const tell = () => button.setAttribute('aria-pressed', String(dark()));
    button.addEventListener('click', () => {
      const chosen = dark() ? 'light' : 'dark';
      root.setAttribute('data-look', chosen);
      keep(LOOK, chosen);
      tell();
    });
    wish.addListener(tell);
    tell();
    button.hidden = false;
  }

  function sizes(tools) {
    const buttons = Array.from(tools.querySelectorAll('[data-type]'));
    const tell = () => {
      const now = root.getAttribute('data-size') || 'medium';
      buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.getAttribute('data-type') === now)));
    };
    buttons.forEach((button) => button.addEventListener('click', () => {
      root.setAttribute('data-size', button.getAttribute('data-type'));
      keep(SIZE, button.getAttribute('data-type'));
      tell();
    }));
    tell();
  }

  // 离站提示: a link that leads out asks first, when the desk wants it.
  function leaving(dialog) {
    const onward = dialog.querySelector('a');
    const close = () => dialog.close();
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a.outside');
      if (!link || typeof dialog.showModal !== 'function') return;
      event.preventDefault();
      onward.href = link.href;
      dialog.querySelector('.leaving-to').textContent = link.href;
      dialog.showModal();
    });
    onward.addEventListener('click', close);
    dialog.querySelector('button').addEventListener('click', close);
  }

  // On a phone the line of navigation scrolls sideways: the current entry comes into sight.
  function current() {
    const entry = document.querySelector('.nav [aria-current]');
    if (!entry) return;
    const line = entry.closest('.nav');
    line.scrollLeft += entry.getBoundingClientRect().right - line.getBoundingClientRect().right + line.clientWidth / 3;
  }

  document.addEventListener('DOMContentLoaded', () => {
    looks();
    current();
    const tools = document.getElementById('page-tools');
    if (tools) {
      sizes(tools);
      const print = tools.querySelector('.tools-print');
      if (print) print.addEventListener('click', () => window.print());
      tools.hidden = false;
    }
    const dialog = document.getElementById('page-leaving');
    if (dialog) leaving(dialog);
  });
}());
