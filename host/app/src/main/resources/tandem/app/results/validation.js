const ROW = 10;
const MEASURED = COLOURS[0];
const MODELLED = COLOURS[1];
const SPREAD = '#1a1a1a';

const migrations = [];
data.comparisons.forEach(pair => {
  const same = migrations.find(one =>
    one.guest === pair.guest && one.strategy === pair.strategy && one.link === pair.link);
  const migration = same || {guest: pair.guest, strategy: pair.strategy, link: pair.link, pairs: {}};
  if (!same) {
    migrations.push(migration);
  }
  migration.pairs[pair.figure] = pair;
});
const collator = new Intl.Collator('en', {numeric: true});
migrations.sort((a, b) =>
  collator.compare(a.guest, b.guest) || collator.compare(a.strategy, b.strategy) || collator.compare(a.link, b.link));

const happened = pair => pair && (pair.measured !== 0 || pair.modelled !== 0);
const sign = percent => Math.abs(percent) < 0.05 ? '' : percent < 0 ? '−' : '+';
const signed = percent => sign(percent) + decimals(Math.abs(percent), 1) + ' %';
const error = pair => 'error_percent' in pair ? signed(pair.error_percent) : '—';
const spread = pair => pair.measured === 0 ? 0
  : Math.max(pair.range[1] - pair.measured, pair.measured - pair.range[0]) / pair.measured * 100;
const unitOf = figure => figure.unit && figure.unit !== 'pages' ? ' / ' + figure.unit : '';

// --- tables ---

function shade(element, percent) {
  const depth = Math.min(Math.abs(percent) / 50, 1) ** 0.5;
  element.style.background = Math.abs(percent) < 0.5 ? '' : `rgba(213, 94, 0, ${(depth * 0.6).toFixed(2)})`;
}
function errorCell(pair) {
  if (!happened(pair)) {
    return cell('td', '—', 'number');
  }
  const around = spread(pair);
  const element = cell('td', error(pair) + (around >= 0.5 ? ' (' + decimals(around, 0) + ')' : ''), 'number');
  element.title = 'measured ' + value(pair, pair.measured) + ', modelled ' + value(pair, pair.modelled);
  shade(element, pair.error_percent || 0);
  return element;
}
function value(pair, amount) {
  const figure = data.figures.find(one => one.name === pair.figure);
  return decimals(amount, figure.decimals);
}

function errors() {
  fill('errors', [text('guest'), text('strategy'), text('link'), ...data.figures.map(figure => number(figure.name.replace('synchronisations', 'syncs')))],
    migrations.map(one => [one.guest, one.strategy, one.link,
      ...data.figures.map(figure => errorCell(one.pairs[figure.name]))]));
}

function allPairs() {
  fill('all', [text('guest'), text('strategy'), text('link'), text('figure'), number('repeats'), number('measured'),
    number('from'), number('to'), number('modelled'), number('error')],
  migrations.flatMap(one => data.figures.map(figure => one.pairs[figure.name]).filter(happened).map(pair =>
    [one.guest, one.strategy, one.link, pair.figure + unitOf(data.figures.find(f => f.name === pair.figure)),
      decimals(pair.repeats, 0), value(pair, pair.measured), value(pair, pair.range[0]), value(pair, pair.range[1]),
      value(pair, pair.modelled), error(pair)])));
}

function howReplayed() {
  const options = name => data.plan.options.filter(option => option.startsWith(name + '.'))
    .map(option => option.slice(name.length + 1).replace('=', ' ')).join(', ');
  fill('strategies', [text('measured'), text('replayed as'), text('options')],
    Object.entries(data.plan.strategies).map(([measured, name]) => [measured, name, options(name)]));
  fill('rigs', [text('link'), text('rig'), text('what is not as it is by default')],
    Object.entries(data.rigs).map(([link, rig]) =>
      [link, data.plan.rigs[link], Object.entries(rig).map(entry => entry.join(' ')).join(', ')]));
  document.getElementById('provenance').textContent =
    `Measurements: ${data.measured.file}, sha256 ${data.measured.sha256}. Tandem ${data.tandem}.`;
}

// --- charts ---

/** Each migration has a row for what was measured, one for what was modelled, and one to part it from the next. */
function chart(figure) {
  const all = migrations.filter(one => happened(one.pairs[figure.name]));
  const amounts = all.map(one => one.pairs[figure.name].measured).sort((a, b) => a - b);
  const most = 20 * amounts[Math.floor(amounts.length / 2)] || Infinity;
  const rows = all.filter(one => one.pairs[figure.name].measured <= most);
  const pairs = rows.map(one => one.pairs[figure.name]);
  const title = document.createElement('h2');
  title.textContent = figure.name.charAt(0).toUpperCase() + figure.name.slice(1);
  const box = document.createElement('div');
  box.className = 'chart';
  box.id = figure.name;
  document.getElementById('pairs').append(title, box);
  if (pairs.every(pair => pair.measured === pair.modelled)) {
    nothing(box.id, all.length ? 'Measured and modelled are the same everywhere.' : 'Nothing was measured.');
    return;
  }
  if (rows.length < all.length) {
    title.after(cell('p', 'Not drawn, for they would dwarf the others: '
      + all.filter(one => !rows.includes(one)).map(name).join(', ') + '.', 'note'));
  }
  const bar = (series, offset, rest) => ({name: series, type: 'bar', barWidth: ROW - 2, barGap: '-100%', ...rest,
    data: pairs.flatMap(pair => [0, 1, 2].map(row => row === offset ? {value: pair[series], pair} : null))});
  draw(box.id, 110 + 3 * ROW * rows.length, {
    color: [MEASURED, MODELLED, SPREAD],
    legend: {...legend, data: ['measured', 'modelled', {name: 'least and most of the repeats', icon: 'path://M0,4h20v2h-20z'}]},
    tooltip: {trigger: 'item', formatter: point => point.data.pair ? explain(point.data.pair, figure) : ''},
    grid: {...below, right: 72, top: 36},
    xAxis: {type: 'value', min: 0, ...axisName(figure.unit || 'count'),
      axisLabel: {formatter: at => at >= 1e6 ? decimals(at / 1e6, 0) + ' M' : decimals(at, at % 1 ? 1 : 0), hideOverlap: true}},
    yAxis: {type: 'category', inverse: true, axisTick: {show: false},
      data: rows.flatMap((one, i) => [0, 1, 2].map(row => 3 * i + row)),
      axisLabel: {interval: row => row % 3 === 0, padding: [ROW, 0, 0, 0], fontSize: 11,
        formatter: row => name(rows[Math.floor(row / 3)])}},
    series: [
      bar('measured', 0, {z: 2}),
      bar('modelled', 1, {z: 2, label: {show: true, position: 'right', fontSize: 10, color: '#1a1a1a',
        formatter: point => point.data && point.data.pair ? error(point.data.pair) : ''}}),
      {name: 'least and most of the repeats', type: 'scatter', data: pairs.flatMap((pair, i) =>
        pair.range.map(end => ({value: [end, 3 * i], pair}))), symbol: 'rect', symbolSize: [1.5, ROW - 2], z: 4,
      markLine: {silent: true, symbol: 'none', z: 3, lineStyle: {type: 'solid', width: 1.5, color: SPREAD},
        data: pairs.map((pair, i) => pair.range.map(end => ({coord: [end, 3 * i]})))}}
    ]
  });
}
function name(migration) {
  return `${migration.guest}  ${migration.strategy}  ${migration.link}`;
}
function explain(pair, figure) {
  const unit = figure.unit ? ' ' + figure.unit : '';
  return echarts.format.encodeHTML(`${pair.guest} ${pair.strategy} ${pair.link}, ${figure.name}`)
    + `<br>measured ${value(pair, pair.measured)}${unit}, ${value(pair, pair.range[0])} to ${value(pair, pair.range[1])}`
    + ` in ${pair.repeats} repeats<br>modelled ${value(pair, pair.modelled)}${unit}, ${error(pair)}`;
}

function verdict() {
  const furthest = figure => {
    const pairs = data.comparisons.filter(pair => pair.figure === figure.name && happened(pair) && 'error_percent' in pair);
    const errors = pairs.map(pair => Math.abs(pair.error_percent)).sort((a, b) => a - b);
    return errors.length ? `${figure.name} ${decimals(errors[Math.floor((errors.length - 1) / 2)], 1)} %`
      + ` (at most ${decimals(errors[errors.length - 1], 1)} %)` : null;
  };
  document.getElementById('verdict').textContent = `${migrations.length} kinds of migration, each replayed as often as it`
    + ' was measured, one rig a link. Half of them are off by no more than this: '
    + data.figures.map(furthest).filter(one => one).join(', ') + '.';
  data.notes.forEach(note => document.getElementById('notes').append(cell('li', note)));
}

verdict();
errors();
data.figures.forEach(chart);
allPairs();
howReplayed();
