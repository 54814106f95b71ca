// What the page does beyond standing still: the map's switch, the panel of one sector, the table's columns and order.
// Everything else is in the markup and works without this.
'use strict';
(() => {
  const study = JSON.parse(document.getElementById('study').textContent);
  const map = document.getElementById('map');
  const panel = document.getElementById('panel');
  const table = document.getElementById('sectors-table');
  document.documentElement.classList.add('scripted');

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // Browsers remember a checked button over a reload; the page follows what is checked.
  const follow = (form, act) => {
    if (!form) return;
    const now = () => act(form.querySelector('input:checked').value);
    form.addEventListener('change', now);
    now();
  };

  follow(document.getElementById('map-switch'), (view) => {
    map.dataset.view = view;
    document.getElementById('legends').dataset.view = view;
  });
  follow(document.getElementById('table-switch'), (group) => { table.dataset.show = group; });

  const show = (link) => {
    for (const other of map.querySelectorAll('.shown')) other.classList.remove('shown');
    link.classList.add('shown');
    const sector = study.sectors[Number(link.dataset.index)];
    const figures = element('dl');
    for (const [title, figure] of sector.figures) figures.append(element('dt', title), element('dd', figure));
    const more = element('a', 'All its figures');
    more.href = '#' + sector.row;
    panel.replaceChildren(
      element('h3', sector.id),
      element('div', [sector.region, sector.km].filter(Boolean).join(', '), 'region'), more, figures);
  };

  if (map) {
    let touched = false;
    for (const link of map.querySelectorAll('.to-sector')) {
      link.addEventListener('mouseenter', () => show(link));
      link.addEventListener('focus', () => show(link));
      link.addEventListener('pointerdown', (event) => { touched = event.pointerType === 'touch'; });
      // a finger cannot hover: its tap shows the figures, and the panel's link leads on
      link.addEventListener('click', (event) => {
        if (touched) event.preventDefault();
        touched = false;
        show(link);
      });
    }
  }

  const key = (row, column) => {
    const text = row.cells[column].dataset.value;
    return text === '' ? null : column === 0 ? text : Number(text);
  };
  const sort = (heading) => {
    const down = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of table.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const column = heading.cellIndex;
    const rows = [...table.tBodies[0].rows].map((row) => [key(row, column), row]);
    // what is unknown stays at the end either way
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const order = typeof a === 'string' ? a.localeCompare(b, undefined, {numeric: true}) : a - b;
      return down ? -order : order;
    });
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  for (const heading of table.tHead.rows[0].cells) {
    heading.querySelector('.sort').addEventListener('click', () => sort(heading));
  }
})();
