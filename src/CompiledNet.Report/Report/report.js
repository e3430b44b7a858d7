'use strict';
(() => {
  const svgSpace = 'http://www.w3.org/2000/svg';
  const page = document.getElementById('page');
  let content = JSON.parse(document.getElementById('content').textContent);

  // An element with attributes and children; texts are texts, whatever they contain.
  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) if (value != null) element.setAttribute(name, value);
    for (const child of children.flat()) if (child != null) element.append(child);
    return element;
  }
  const html = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const svg = (name, attributes, ...children) => fill(document.createElementNS(svgSpace, name), attributes, children);

  function number(value) {
    if (value == null) return 'NaN';
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(2);
    return Number.isInteger(value) ? String(value) : value.toFixed(size < 1 ? 4 : size < 100 ? 3 : 1);
  }

  // What differs from other numbers by more than any number cannot be drawn beside them.
  const drawable = value => value != null && Math.abs(value) <= 1e100 ? value : null;

  // The least and the largest of the numbers among some values, however many.
  function ends(values) {
    const numbers = values.filter(value => value != null);
    return numbers.length ? [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))] : [0, 1];
  }

  // Round numbers from low to high, some count of them.
  function ticks(low, high, count) {
    const raw = (high - low) / count, power = 10 ** Math.floor(Math.log10(raw)), part = raw / power;
    const step = power * (part < 1.5 ? 1 : part < 3 ? 2 : part < 7 ? 5 : 10), all = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) all.push(Number((i * step).toPrecision(12)));
    return all;
  }

  // The same number of decimals for all ticks of an axis.
  function axisTexts(values) {
    if (values.some(value => Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4))) return values.map(value => value === 0 ? '0' : value.toExponential(1));
    const decimals = Math.max(0, ...values.map(value => (String(value).split('.')[1] || '').length));
    return values.map(value => value.toFixed(decimals));
  }

  // Lines or points over x in a card, with a legend, and the values under the pointer.
  function chart({ title, note, x, lines: given, xLabel, yLabel, range, xRange, diagonal, wholeX, steps }) {
    const lines = given.map(line => ({ ...line, values: line.values.map(drawable), x: line.x && line.x.map(drawable) }));
    const holder = html('div', { class: 'chart' });
    const legend = lines.length > 1 || lines[0].label ? html('div', { class: 'legend' }, lines.map(line =>
      html('span', {}, html('i', { style: `background:var(--${line.color})` }), line.label))) : null;
    const card = html('section', { class: 'card' }, html('h3', {}, title), note ? html('p', { class: 'soft small' }, note) : null, legend, holder);
    function draw() {
      const width = Math.max(240, holder.clientWidth || 480), height = Math.round(Math.min(300, Math.max(190, width * 0.56)));
      let [low, high] = range || ends(lines.flatMap(line => line.values));
      // What differs by rounding alone is constant: between its values there are no round numbers.
      if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) [low, high] = [low - Math.abs(low || 1) / 2, high + Math.abs(high || 1) / 2];
      const pad = range ? 0 : (high - low) * 0.06;
      [low, high] = [low - pad, high + pad];
      let [first, last] = xRange || ends(lines.flatMap(line => line.x || x));
      if (first === last) [first, last] = [first - 1, last + 1];
      const yTicks = ticks(low, high, 5), yTexts = axisTexts(yTicks), left = 12 + 6.6 * Math.max(...yTexts.map(text => text.length)), right = 10, top = yLabel ? 26 : 12, bottom = 36;
      const px = value => left + (value - first) / (last - first) * (width - left - right);
      const py = value => height - bottom - (value - low) / (high - low) * (height - top - bottom);
      const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, height, role: 'img', 'aria-label': title });
      yTicks.forEach((tick, i) => drawing.append(
        svg('line', { x1: left, x2: width - right, y1: py(tick), y2: py(tick), stroke: 'var(--grid)' }),
        svg('text', { x: left - 7, y: py(tick) + 4, 'text-anchor': 'end' }, yTexts[i])));
      const xTicks = ticks(first, last, Math.min(10, Math.max(3, Math.floor(width / 80)))).filter(tick => !wholeX || Number.isInteger(tick)), xTexts = axisTexts(xTicks);
      xTicks.forEach((tick, i) => drawing.append(svg('text', { x: px(tick), y: height - bottom + 16, 'text-anchor': 'middle' }, xTexts[i])));
      drawing.append(svg('line', { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, stroke: 'var(--line)' }),
        svg('text', { x: (left + width - right) / 2, y: height - 3, 'text-anchor': 'middle' }, xLabel));
      if (yLabel) drawing.append(svg('text', { x: left, y: 13, 'text-anchor': 'start' }, yLabel));
      if (diagonal) drawing.append(svg('line', { x1: px(Math.max(first, low)), y1: py(Math.max(first, low)), x2: px(Math.min(last, high)), y2: py(Math.min(last, high)), stroke: 'var(--faint)', 'stroke-dasharray': '4 4' }));
      for (const line of lines) {
        const xs = line.x || x;
        if (!line.points) {
          let path = '', pen = 'M';
          xs.forEach((value, i) => {
            if (line.values[i] == null || value == null) pen = 'M';
            else if (steps && pen === 'L') path += `H${px(value).toFixed(2)}V${py(line.values[i]).toFixed(2)}`;
            else { path += `${pen}${px(value).toFixed(2)} ${py(line.values[i]).toFixed(2)}`; pen = 'L'; }
          });
          drawing.append(svg('path', { d: path, fill: 'none', stroke: `var(--${line.color})`, 'stroke-width': 2, 'stroke-linejoin': 'round' }));
        }
        // A number between two gaps is a line of no length.
        const isAlone = i => line.values[i - 1] == null && line.values[i + 1] == null;
        xs.forEach((value, i) => {
          if (line.values[i] != null && value != null && (line.points || line.dots || isAlone(i))) drawing.append(svg('circle', { cx: px(value), cy: py(line.values[i]), r: line.points ? 2.6 : 3.2, fill: `var(--${line.color})`, 'fill-opacity': line.points ? 0.55 : 1 }));
        });
        if (line.best != null && line.values[line.best] != null) drawing.append(svg('circle', { cx: px(xs[line.best]), cy: py(line.values[line.best]), r: 4.2, fill: 'var(--card)', stroke: `var(--${line.color})`, 'stroke-width': 2 },
          svg('title', {}, `best: ${number(line.values[line.best])}`)));
      }
      const cursor = svg('line', { y1: top, y2: height - bottom, stroke: 'var(--faint)', visibility: 'hidden' });
      drawing.append(cursor);
      const tip = html('div', { class: 'tip', hidden: '' });
      if (x) {
        drawing.addEventListener('pointermove', event => {
          const at = (event.clientX - drawing.getBoundingClientRect().left) * width / drawing.getBoundingClientRect().width;
          let nearest = 0;
          x.forEach((value, i) => { if (Math.abs(px(value) - at) < Math.abs(px(x[nearest]) - at)) nearest = i; });
          if (!x.length) return;
          const place = px(x[nearest]);
          cursor.setAttribute('x1', place); cursor.setAttribute('x2', place); cursor.setAttribute('visibility', 'visible');
          tip.replaceChildren(html('div', { class: 'soft' }, `${xLabel} ${x[nearest]}`), ...lines.map((line, i) => html('div', {}, `${line.label || title}: ${number(given[i].values[nearest])}`)));
          tip.hidden = false;
          tip.style.left = tip.style.right = '';
          if (place < width / 2) tip.style.left = `${place + 10}px`; else tip.style.right = `${width - place + 10}px`;
        });
        drawing.addEventListener('pointerleave', () => { tip.hidden = true; cursor.setAttribute('visibility', 'hidden'); });
      }
      holder.replaceChildren(drawing, tip);
    }
    charts.push(draw);
    return card;
  }

  function matrix({ names, counts }) {
    const most = names.map((_, row) => counts[row].reduce((sum, count) => sum + count, 0));
    return html('div', { class: 'scroll' }, html('table', { class: names.length > 12 ? 'matrix many' : 'matrix' },
      html('tr', {}, html('th', {}), names.map(name => html('th', { title: name }, name))),
      names.map((name, row) => html('tr', {}, html('th', { class: 'row', title: name }, name), counts[row].map((count, column) => {
        const share = most[row] ? count / most[row] : 0, depth = count ? 0.12 + 0.88 * Math.sqrt(share) : 0;
        const style = count ? `background:rgba(var(--${row === column ? 'right' : 'wrong'}), ${depth.toFixed(3)});${depth > 0.6 ? 'color:#fff' : ''}` : 'background:var(--grid);color:var(--faint)';
        return html('td', { style, title: `${count} of ${most[row]} of ${name} taken for ${names[column]}` }, count ? String(count) : '·');
      })))));
  }

  function table(head, rows, textColumns) {
    return html('div', { class: 'scroll' }, html('table', {},
      html('tr', {}, head.map((title, column) => html('th', { class: column < textColumns ? null : 'number' }, title))),
      rows.map(row => html('tr', {}, row.map((cell, column) => cell instanceof Node ? cell : html('td', { class: column < textColumns ? null : 'number' }, typeof cell === 'number' || cell == null ? number(cell) : String(cell)))))));
  }

  function picture({ width, height, channels, pixels }) {
    const canvas = html('canvas', { width, height }), context = canvas.getContext('2d'), image = context.createImageData(width, height);
    const bytes = atob(pixels);
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = bytes.charCodeAt(channels === 3 ? 3 * i + c : i);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  function mistakes({ kind, total, of, columns, items }, unit = 'samples') {
    const title = kind === 'classes' ? `Mistakes` : 'Largest errors';
    const note = kind === 'classes' ? `${total} of ${of} ${unit} are wrong${total > items.length ? `; the ${items.length} of which the network is surest` : ''}.` : `The ${items.length} of ${of} samples that are furthest off.`;
    if (!items.length) return [html('h2', {}, title), html('section', { class: 'card' }, html('p', {}, `None of ${of} ${unit} is wrong.`))];
    const sure = item => item.confidence == null ? '' : `${(100 * item.confidence).toFixed(0)} %`;
    const place = item => item.position == null ? `row ${item.row}` : `row ${item.row}, position ${item.position}`;
    const body = items[0].image
      ? html('div', { class: 'mistakes' }, items.map(item => html('div', { class: 'card mistake' }, picture(item.image),
        html('div', {}, html('span', { class: 'wrong' }, item.predicted), item.confidence == null ? null : html('span', { class: 'soft' }, ` ${sure(item)}`)),
        html('div', { class: 'small' }, html('span', { class: 'soft' }, 'is '), html('span', { class: 'right' }, item.actual)), html('div', { class: 'soft small' }, place(item)))))
      : html('section', { class: 'card' }, table(['', 'predicted', 'is', kind === 'classes' ? 'sure' : 'error', ...columns],
        items.map(item => [html('td', { class: 'place' }, place(item)), html('td', { class: 'wrong' }, item.predicted), html('td', { class: 'right' }, item.actual), kind === 'classes' ? sure(item) : number(item.error), ...item.values.map(number)]), 3));
    return [html('h2', {}, title), html('p', { class: 'soft small', style: 'margin:-8px 0 10px' }, note), body];
  }

  // Numbers with a sign: blue below zero, red above, the ground at zero, and nothing between tiles.
  function weights({ name, text, most, width, height, pixels }) {
    const canvas = html('canvas', { width, height, role: 'img', 'aria-label': name }), context = canvas.getContext('2d'), image = context.createImageData(width, height);
    const bytes = atob(pixels), style = getComputedStyle(document.documentElement);
    const channels = property => style.getPropertyValue(property).split(',').map(Number), below = channels('--right'), above = channels('--wrong'), zero = channels('--zero');
    for (let i = 0; i < width * height; i++) {
      const byte = bytes.charCodeAt(i), level = (byte > 127 ? byte - 256 : byte) / 127;
      if (byte === 128) continue;
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = zero[c] + ((level < 0 ? below : above)[c] - zero[c]) * Math.abs(level);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    // Whole multiples, so that all numbers are of one size; what is wide is shrunk to the card.
    canvas.style.width = `${width * Math.max(1, Math.floor(Math.min(300 / width, 200 / height)))}px`;
    return html('figure', { class: 'card weights' }, html('h3', {}, name), html('p', { class: 'soft small' }, `${text}. Full blue is ${number(-most)}, full red ${number(most)}.`), canvas);
  }

  // An axis for each hyper-parameter and one for the value; a line a trial, the better the stronger.
  function parallel({ axes, lines, better }) {
    const width = Math.max(120 * axes.length, Math.min(1300, page.clientWidth - 60)), height = 340, top = 34, bottom = 44, left = 56, right = 70, unused = -0.1;
    const px = axis => left + axis * (width - left - right) / (axes.length - 1), py = share => height - bottom - share * (height - top - bottom);
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': 'Parallel coordinates' });
    for (const line of lines) {
      const value = line.heights[axes.length - 1], good = better === 'lower' ? 1 - value : value;
      let path = '', pen = 'M';
      line.heights.forEach((share, axis) => { path += `${pen}${px(axis).toFixed(1)} ${py(share ?? unused).toFixed(1)}`; pen = 'L'; });
      drawing.append(svg('path', { class: 'trial', d: path, fill: 'none', stroke: `color-mix(in srgb, var(--train) ${Math.round(100 * good)}%, var(--faint))`, 'stroke-width': 1 + 1.2 * good, 'stroke-opacity': (0.25 + 0.7 * good * good).toFixed(3) },
        svg('title', {}, line.text)));
    }
    axes.forEach(({ name, ticks }, axis) => {
      drawing.append(svg('line', { x1: px(axis), x2: px(axis), y1: py(0), y2: py(1), stroke: 'var(--soft)' }),
        svg('text', { x: px(axis), y: 16, 'text-anchor': 'middle', style: 'font-weight:600' }, name));
      const marks = lines.some(line => line.heights[axis] == null) ? [...ticks, { height: unused, label: 'unused' }] : ticks;
      for (const { height: share, label } of marks) drawing.append(svg('line', { x1: px(axis) - 4, x2: px(axis), y1: py(share), y2: py(share), stroke: 'var(--soft)' }), svg('text', { class: 'tick', x: px(axis) + 6, y: py(share) + 4 }, label));
    });
    return html('section', { class: 'card' }, html('h3', {}, 'Parallel coordinates'),
      html('p', { class: 'soft small' }, `A line a trial that came to its end, ${lines.length} in all; the ${better} its value, the stronger it is.`),
      html('div', { class: 'scroll chart parallel' }, drawing));
  }

  const shares = items => html('section', { class: 'card' }, html('h3', {}, 'What matters'), html('p', { class: 'soft small' }, 'The share of the differences between trials that comes from each hyper-parameter.'),
    html('div', { class: 'shares' }, items.flatMap(({ name, share }) => [html('span', {}, name), html('span', { class: 'bar' }, html('i', { style: `width:${(100 * share).toFixed(1)}%` })), html('span', { class: 'number' }, `${(100 * share).toFixed(0)} %`)])));

  function judged({ name, unit, classes, curves, mistakes: wrong }) {
    const parts = [html('h2', {}, `${name ? `${name}: classes` : 'Classes'} on the ${content.judged}`), html('div', { class: 'wide' },
      html('section', { class: 'card' }, html('h3', {}, 'Confusion matrix'), html('p', { class: 'soft small', style: 'margin-bottom:8px' }, `Accuracy ${number(classes.accuracy)} of ${classes.total} ${unit}. A row per actual class, a column per predicted one; the color is the share of the row.`), matrix(classes)),
      html('section', { class: 'card' }, html('h3', {}, 'By class'), table(['class', 'precision', 'recall', 'F1', unit], classes.names.map((label, i) => [label, ...[classes.precision, classes.recall, classes.f1].map(shares => shares[i]?.toFixed(4) ?? null), classes.support[i]]), 1)))];
    if (curves.length) parts.push(html('div', { class: 'grid few' }, curves.map(item => chart({
      title: item.title, note: item.note, x: null, xLabel: item.xLabel, yLabel: item.yLabel, range: [0, 1], xRange: [0, 1], diagonal: item.diagonal,
      lines: item.lines.map((line, i) => ({ label: line.label, color: item.lines.length > 1 ? `c${i}` : 'train', x: line.x, values: line.y, dots: item.dots })) }))));
    if (wrong) parts.push(...mistakes(wrong, unit));
    return parts;
  }

  let charts = [];
  function render() {
    charts = [];
    const { regression } = content;
    const parts = [];
    const stop = content.live && content.state === 'running' ? html('button', { type: 'button' }, 'Stop the fit') : null;
    if (stop) stop.addEventListener('click', () => {
      stop.disabled = true;
      fetch('stop', { method: 'POST', headers: { 'X-Token': content.live } }).then(answer => { stop.textContent = answer.ok ? 'Stopping …' : 'Refused'; }, () => { stop.textContent = 'Out of reach'; });
    });
    parts.push(html('header', {}, html('h1', {}, content.title), html('span', { class: `state ${content.state}` }, content.stateText), html('span', { class: 'soft small' }, content.subtitle), stop));
    parts.push(html('div', { class: 'tiles' }, content.tiles.map(tile => html('div', { class: 'card tile' },
      html('div', { class: 'label' }, tile.label), html('div', { class: 'value' }, typeof tile.value === 'number' ? number(tile.value) : tile.value ?? 'NaN'), html('div', { class: 'detail' }, tile.detail)))));
    const xLabel = content.xLabel || 'epoch';
    if (content.epochs.length) parts.push(html('h2', {}, 'Curves'), html('div', { class: 'grid' }, content.charts.map(item =>
      chart({ title: item.name, x: content.epochs, xLabel, wholeX: true, steps: item.steps, lines: item.lines }))));
    for (const { title, coordinates, importances, best } of content.searches || []) parts.push(html('h2', {}, title), parallel(coordinates),
      html('div', { class: 'wide', style: 'margin-top:14px' }, html('section', { class: 'card' }, html('h3', {}, 'Best trials'), table(best.head, best.rows, 0)), importances.length ? shares(importances) : null));
    for (const output of content.classified || []) parts.push(...judged(output));
    if (regression) parts.push(html('h2', {}, `Predictions on the ${content.judged}`), html('div', { class: 'grid few' }, regression.map(item => chart({
      title: item.name, note: item.note, x: null, xLabel: 'is', yLabel: 'predicted', diagonal: true, lines: [{ label: '', color: 'train', x: item.x, values: item.y, points: true }] }))));
    if (content.mistakes) parts.push(...mistakes(content.mistakes));
    if (content.weights && content.weights.length) parts.push(html('h2', {}, 'Weights'), html('div', { class: 'pictures' }, content.weights.map(weights)));
    if (content.diagram) {
      const diagram = html('div', { class: 'diagram' });
      diagram.innerHTML = content.diagram;
      parts.push(html('h2', {}, 'Network'), html('div', { class: 'wide' }, html('section', { class: 'card' }, html('h3', {}, 'Diagram'), diagram),
        html('section', { class: 'card' }, html('h3', {}, 'Summary'), html('div', { class: 'scroll' }, html('pre', {}, content.summary)))));
    }
    parts.push(html('h2', {}, 'Settings'), html('section', { class: 'card' }, html('table', {}, content.settings.map(([key, value]) =>
      html('tr', {}, html('td', { class: 'key' }, key), html('td', { class: 'long' }, value))))));
    parts.push(html('footer', {}, content.footer));
    page.replaceChildren(...parts);
    for (const draw of charts) draw();
  }

  render();
  let width = window.innerWidth;
  window.addEventListener('resize', () => { if (window.innerWidth !== width) { width = window.innerWidth; for (const draw of charts) draw(); } });
  if (!content.live) return;
  const events = new EventSource('events');
  events.onmessage = event => { content = { ...JSON.parse(event.data), live: content.live }; render(); if (content.state !== 'running') events.close(); };
  events.onerror = () => { const state = document.querySelector('.state'); state.textContent = 'out of reach'; state.className = 'state lost'; };
})();
