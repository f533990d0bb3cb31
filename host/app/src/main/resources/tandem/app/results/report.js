const done = data.strategies.filter(strategy => strategy.figures);
const ranked = [...done].sort((a, b) => a.finished - b.finished || a.figures.lost_time_ns - b.figures.lost_time_ns);
const marked = strategy => strategy.name + (strategy.foreknowledge.length ? ' *' : '') + (strategy.finished ? ' +' : '');
const LINES = ['solid', 'dashed', 'dotted'];

// --- units ---

function scale(values, steps) {
  const largest = Math.max(0, ...values.map(Math.abs));
  return steps.find(step => largest >= step.from) || steps[steps.length - 1];
}
function timeScale(values) {
  return scale(values, [{from: 1e10, by: 1e9, unit: 's'}, {from: 1e6, by: 1e6, unit: 'ms'}, {from: 0, by: 1e3, unit: 'µs'}]);
}
function sizeScale(values) {
  return scale(values, [{from: 1e10, by: 1e9, unit: 'GB'}, {from: 1e6, by: 1e6, unit: 'MB'}, {from: 0, by: 1e3, unit: 'kB'}]);
}
function nanos(value) {
  const unit = timeScale([value]);
  return value < 1000 ? value + ' ns' : +(value / unit.by).toPrecision(4) + ' ' + unit.unit;
}

// --- tables ---

function failedRow(strategy, columns) {
  const reason = cell('td', 'failed: ' + strategy.failure, 'failed');
  reason.colSpan = columns;
  return [strategy.name, reason];
}

function summary() {
  const figure = name => done.map(strategy => strategy.figures[name]);
  const columns = [
    ['lost time', 'lost_time_ns', timeScale], ['downtime', 'downtime_ns', timeScale],
    ['total time', 'total_time_ns', timeScale], ['stall time', 'stall_time_ns', timeScale],
    ['network faults', 'network_faults', null], ['pages sent', 'pages_sent', null], ['sent', 'bytes_sent', sizeScale]
  ].map(([heading, name, scaleOf]) => ({heading, name, unit: scaleOf && scaleOf(figure(name))}));
  const rows = ranked.map(strategy => [
    marked(strategy),
    ...columns.map(({name, unit}) => unit
      ? decimals(strategy.figures[name] / unit.by, 3)
      : decimals(strategy.figures[name], 0))]);
  data.strategies.filter(strategy => !strategy.figures)
    .forEach(strategy => rows.push(failedRow(strategy, columns.length)));
  fill('figures',
    [text('strategy'), ...columns.map(({heading, unit}) => number(heading + (unit ? ' / ' + unit.unit : '')))], rows);
  data.notes.forEach(note => document.getElementById('notes').append(cell('p', note, 'note')));
}

function warnings() {
  [data.run.trace, data.run.target_trace, data.run.recorded_trace].filter(trace => trace).forEach(trace => trace.warnings.forEach(warning =>
    document.getElementById('warnings').append(cell('li', trace.file + ': ' + warning))));
}

function allFigures() {
  const names = done.length ? Object.keys(done[0].figures) : [];
  fill('all', [text('figure'), ...done.map(strategy => number(strategy.name))],
    names.map(name => [name, ...done.map(strategy => decimals(strategy.figures[name], 0))]));
}

function flat(object, prefix) {
  return Object.entries(object).flatMap(([key, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flat(value, prefix + key + '.')
      : [[prefix + key, Array.isArray(value) ? value.join(' ') : String(value)]]);
}

function provenance() {
  fill('rig', [text('parameter'), text('value'), text('default')], Object.entries(data.run.rig).map(([name, value]) =>
    [name, cell('td', value, value === data.defaults[name] ? '' : 'changed'), data.defaults[name]]));
  const facts = [['Tandem', data.run.tandem], ['command', 'tandem ' + data.run.command.join(' ')],
    ...flat(data.run.trace, 'trace ')];
  ['target_trace', 'target_map', 'recorded_trace', 'recorded_map', 'page_list'].filter(name => data.run[name])
    .forEach(name => facts.push(...flat(data.run[name], name.replace('_', ' ') + ' ')));
  fill('provenance', [], facts);
  fill('strategies', [text('strategy'), text('options'), text('knows'), text('state')], data.run.strategies.map(strategy =>
    [strategy.name, Object.entries(strategy.options).map(entry => entry.join(' ')).join(', '),
      strategy.foreknowledge.join(', '), strategy.state]));
  fill('plugins', [text('plugin'), text('version'), text('jar'), text('sha256')],
    data.run.plugins.map(plugin => [plugin.id, plugin.version, plugin.jar, plugin.sha256]));
}

// --- charts ---

const lineOf = strategy => ({type: LINES[Math.floor(done.indexOf(strategy) / COLOURS.length) % LINES.length]});
const colourOf = strategy => COLOURS[done.indexOf(strategy) % COLOURS.length];

function chosen() {
  const first = new Set(ranked.slice(0, 4).map(strategy => strategy.name).concat('post-copy'));
  return Object.fromEntries(done.map(strategy => [strategy.name, first.has(strategy.name)]));
}

function costs() {
  if (!done.length) {
    nothing('costs', 'No strategy came to its end.');
    return;
  }
  const kinds = [['lost time', 'lost_time_ns'], ['downtime', 'downtime_ns'], ['stall time', 'stall_time_ns']];
  const unit = timeScale(done.flatMap(strategy => kinds.map(([, name]) => strategy.figures[name])));
  draw('costs', 120 + 44 * ranked.length, {
    legend,
    tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, valueFormatter: value => decimals(value, 3) + ' ' + unit.unit},
    grid: below,
    xAxis: {type: 'value', ...axisName('time / ' + unit.unit)},
    yAxis: {type: 'category', inverse: true, data: ranked.map(marked),
      name: 'strategy, least lost time first', nameLocation: 'start', nameTextStyle: {align: 'left'},
      axisLabel: {width: 180, overflow: 'truncate', interval: 0}},
    series: kinds.map(([name, column]) => ({name, type: 'bar', barMaxWidth: 12,
      data: ranked.map(strategy => strategy.figures[column] / unit.by)}))
  });
}

function progress() {
  if (!done.length) {
    nothing('progress', 'No strategy came to its end.');
    return;
  }
  const unit = timeScale(done.map(strategy => strategy.figures.completion_ns));
  draw('progress', 420, {
    legend: {...legend, selected: chosen()},
    tooltip: {trigger: 'axis', valueFormatter: value => decimals(value, 1) + ' %'},
    grid: below,
    xAxis: {type: 'value', min: 0, max: 'dataMax', axisLabel: {formatter: at => decimals(at, 0), hideOverlap: true},
      ...axisName('wall time / ' + unit.unit)},
    yAxis: {type: 'value', min: 0, ...atTop('guest progress / %')},
    series: done.map(strategy => ({name: strategy.name, type: 'line', step: 'end', symbol: 'none',
      color: colourOf(strategy), lineStyle: {width: 1.5, ...lineOf(strategy)},
      data: strategy.progress.map((part, slice) => [slice * strategy.slice_ns / unit.by, part / 1e4])
        .filter(([start]) => start * unit.by <= strategy.figures.completion_ns)}))
  });
}

function stalls() {
  const stalling = done.filter(strategy => strategy.stall_histogram.length);
  if (!stalling.length) {
    nothing('stalls', 'The target never stalled.');
    return;
  }
  const filled = stalling.flatMap(strategy => strategy.stall_histogram.flatMap((count, k) => count ? [k] : []));
  const from = Math.min(...filled);
  const buckets = Array.from({length: Math.max(...filled) - from + 1}, (_, i) => from + i);
  draw('stalls', 420, {
    legend: {...legend, selected: chosen()},
    tooltip: {trigger: 'axis'},
    grid: {...below, bottom: 56},
    xAxis: {type: 'category', data: buckets.map(k => nanos(2 ** k)), ...axisName('length of the stall, from (to twice that)')},
    yAxis: {type: 'value', minInterval: 1, ...atTop('stalls / count')},
    series: stalling.map(strategy => ({name: strategy.name, type: 'bar', color: colourOf(strategy),
      data: buckets.map(k => strategy.stall_histogram[k] || 0)}))
  });
}

function rounds() {
  const inRounds = done.filter(strategy => strategy.rounds.length);
  if (!inRounds.length) {
    nothing('rounds', 'No strategy sent pages in rounds before the pause.');
    return;
  }
  const unit = timeScale(inRounds.flatMap(strategy => strategy.rounds.map(round => round.end_ns)));
  draw('rounds', 420, {
    legend,
    tooltip: {trigger: 'item', formatter: point =>
      echarts.format.encodeHTML(point.seriesName) + '<br>round ' + point.value[2] + ': ' + decimals(point.value[1], 0)
        + ' pages, ' + decimals(point.value[4], 0) + ' bytes, from ' + decimals(point.value[0], 3) + ' to ' + decimals(point.value[3], 3) + ' ' + unit.unit},
    grid: below,
    xAxis: {type: 'value', min: 0, ...axisName('start of the round, wall time / ' + unit.unit)},
    yAxis: {type: 'value', minInterval: 1, ...atTop('pages marked / count')},
    series: inRounds.map(strategy => ({name: strategy.name, type: 'line', symbolSize: 7,
      color: colourOf(strategy), lineStyle: lineOf(strategy),
      data: strategy.rounds.map((round, i) =>
        [round.start_ns / unit.by, round.pages, i + 1, round.end_ns / unit.by, round.bytes])}))
  });
}

document.title = data.run.trace.file + ' — Tandem';
document.getElementById('title').textContent = 'What it costs to migrate ' + data.run.trace.file;
document.getElementById('verdict').textContent = data.verdict;
warnings();
summary();
allFigures();
provenance();
costs();
progress();
stalls();
rounds();
