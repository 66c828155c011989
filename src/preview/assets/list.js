/* Narrows the list of texts down. Plain ES2017, for Chromium 64 and later. */

(function () {
  'use strict';

  var form = document.querySelector('.tools');
  var rows = Array.prototype.slice.call(document.querySelectorAll('.texts tbody tr'));
  var none = document.querySelector('.none');
  var KEY = 'jianbao-list';
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function narrow() {
    var words = form.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var kind = form.kind.value;
    var state = form.state.value;
    var shown = 0;
    rows.forEach(function (row, at) {
      var fits = (!kind || row.dataset.kind === kind) &&
        (!state || row.dataset.state.split(' ').indexOf(state) >= 0) &&
        words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    none.hidden = shown > 0;
    form.querySelector('output').textContent = shown < rows.length ? shown + ' / ' + rows.length : '';
    try {
      sessionStorage.setItem(KEY, JSON.stringify([form.find.value, kind, state]));
    } catch (_) { /* a browser that keeps nothing */ }
  }

  // The page is made anew when a text changes: what was looked for stays.
  try {
    var kept = JSON.parse(sessionStorage.getItem(KEY));
    if (kept) {
      form.find.value = kept[0];
      form.kind.value = kept[1];
      form.state.value = kept[2];
    }
  } catch (_) { /* as above */ }
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('change', narrow);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  narrow();
}());
