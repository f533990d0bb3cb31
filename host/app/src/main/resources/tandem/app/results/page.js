const data = JSON.parse(document.getElementById('data').textContent);
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8c6d00', '#56b4e9', '#7b3294', '#444444', '#e69f00',
  '#b2182b', '#1b7837', '#6a3d9a'];

// --- numbers ---

function decimals(number, places) {
  return number.toLocaleString('en', {minimumFractionDigits: places, maximumFractionDigits: places});
}

// --- tables ---

function cell(kind, text, className) {
  const element = document.createElement(kind);
  element.textContent = text;
  element.className = className || '';
  return element;
}
function fill(id, headings, rows) {
  const table = document.getElementById(id);
  const head = table.createTHead().insertRow();
  headings.forEach(heading => head.append(cell('th', heading.text, heading.number ? 'number' : '')));
  const body = table.createTBody();
  rows.forEach(row => {
    const line = body.insertRow();
    row.forEach((value, i) => {
      const isCell = value !== null && typeof value === 'object';
      line.append(isCell ? value : cell('td', value, headings[i] && headings[i].number ? 'number' : ''));
    });
  });
}
const text = heading => ({text: heading});
const number = heading => ({text: heading, number: true});

// --- charts ---

const charts = [];
function draw(id, height, option) {
  const element = document.getElementById(id);
  element.style.height = height + 'px';
  const chart = echarts.init(element);
  chart.setOption({animation: false, color: COLOURS, ...option});
  charts.push(chart);
}
function nothing(id, why) {
  const element = document.getElementById(id);
  element.className = 'note';
  element.textContent = why;
}
const legend = {type: 'scroll', top: 0, textStyle: {width: 220, overflow: 'truncate'}, tooltip: {show: true}};
const below = {left: 16, right: 24, top: 56, bottom: 40, containLabel: true};
const atTop = name => ({name, nameTextStyle: {align: 'left'}, nameGap: 12});
const axisName = name => ({name, nameLocation: 'middle', nameGap: 28});
window.addEventListener('resize', () => charts.forEach(chart => chart.resize()));
