// One radar per segment, because filled shapes over each other cannot be told apart; beside them plain lines, because
// radars mislead.
const NARROW = 760;
const WIDE = 1150;
const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'cross', 'x', 'star', 'pentagon'];
const LABEL = 17;
const REACH = 60;
const LONG = { wide: 10, narrow: 7 };
// letters of Arabic are narrower
const MORE = 4;
const RADAR = { wide: 250, narrow: 150 };
const LINES = { wide: 420, narrow: 320 };

export function profile(figure, look, texts) {
  const narrow = look.width < NARROW;
  const values = figure.series.flatMap((series) => series.values);
  const low = Math.min(-1, ...values) - 0.3;
  const high = Math.max(1, ...values) + 0.3;
  const { columns, rows } = table(figure.series.length, narrow);
  const height = heightOf(figure.series.length, look.width);
  const radars = { x: across(look, 0, narrow ? 1 : 0.6), y: [narrow ? LINES.narrow / height : 0, 1] };
  const lines = narrow
    ? { x: [0.1, 0.9], y: [40 / height, (LINES.narrow - 40) / height] }
    : { x: across(look, 0.67, 0.96), y: [0.1, 0.96] };
  const long = look.width < WIDE ? LONG.narrow : LONG.wide;
  const labels = ticks(figure.categories, look.mirrored ? long + MORE : long);
  const along = [-0.15, figure.categories.length - 0.85];
  const layout = {
    height,
    // a radar has few points: a tip, and an answer to a click, all over it
    hoverdistance: REACH,
    margin: { t: 16, r: 8, b: 16, l: 8 },
    annotations: [],
    xaxis: { ...flat(look), ...labels, domain: lines.x, type: 'category', tickangle: 0, tickfont: { size: 12 }, range: look.mirrored ? [...along].reverse() : along },
    yaxis: { ...flat(look), side: look.mirrored ? 'right' : 'left', domain: lines.y, range: [low, high], zeroline: true, zerolinecolor: look.muted, ...(narrow ? {} : { title: { text: figure.unit, font: { size: 12 } }, automargin: true }) },
  };
  const traces = [];
  figure.series.forEach((series, index) => {
    const polar = index === 0 ? 'polar' : `polar${index + 1}`;
    const place = cell(radars, index, { columns, rows }, look);
    layout[polar] = radarAxes(place, look, [low, high], labels, narrow);
    layout.annotations.push({ text: `<b>${series.name}</b>`, showarrow: false, xref: 'paper', yref: 'paper', x: look.mirrored ? place.x[1] : place.x[0], y: place.y[1], xanchor: look.mirrored ? 'right' : 'left', yanchor: 'top', font: { size: 14 } });
    traces.push(zeroRing(figure, polar, look, texts), radar(figure, series, polar, look));
    traces.push(line(figure, series, index, look));
  });
  const pixels = (lines.y[1] - lines.y[0]) * height;
  layout.annotations.push(...endLabels(figure, ((high - low) * LABEL) / pixels, look));
  return { traces, layout, segment: (point) => point.data.name };
}

function table(count, narrow) {
  const columns = narrow ? 2 : 3;
  return { columns, rows: Math.ceil(count / columns) };
}

// How much room that many segments take, so that it is kept for them before they are drawn.
export function heightOf(count, width) {
  const narrow = width < NARROW;
  const { rows } = table(count, narrow);
  return narrow ? rows * RADAR.narrow + LINES.narrow : Math.max(rows * RADAR.wide, LINES.wide);
}

// Where the page is read from the right, what is left of something else is right of it.
function across(look, from, to) {
  return look.mirrored ? [1 - to, 1 - from] : [from, to];
}

function flat(look) {
  return { fixedrange: true, gridcolor: look.line, linecolor: look.line, ticks: '', zeroline: false };
}

// Long words do not fit around a radar; the whole name is in the tip and in the table.
function ticks(categories, long) {
  const short = (word) => (word.length > long ? `${word.slice(0, long - 2)}.` : word);
  const texts = categories.map((name) => name.split(' ').map(short).join('<br>'));
  return { tickmode: 'array', tickvals: categories, ticktext: texts };
}

function cell(area, index, { columns, rows }, look) {
  const width = (area.x[1] - area.x[0]) / columns;
  const height = (area.y[1] - area.y[0]) / rows;
  const column = index % columns;
  const left = area.x[0] + (look.mirrored ? columns - 1 - column : column) * width;
  const top = area.y[1] - Math.floor(index / columns) * height;
  return { x: [left + width * 0.04, left + width * 0.96], y: [top - height * 0.94, top - height * 0.02] };
}

// A margin for the numbers of the lines would push the radars aside on a phone: there the note alone tells the unit.
function radarAxes(place, look, range, labels, narrow) {
  const inset = (place.x[1] - place.x[0]) * (narrow ? 0.27 : 0.2);
  const down = (place.y[1] - place.y[0]) * 0.14;
  return {
    domain: { x: [place.x[0] + inset, place.x[1] - inset], y: [place.y[0] + down, place.y[1] - down] },
    bgcolor: 'rgba(0,0,0,0)',
    radialaxis: { range, showticklabels: false, ticks: '', gridcolor: look.line, linecolor: 'rgba(0,0,0,0)', nticks: 4 },
    angularaxis: { ...labels, categoryarray: labels.tickvals, rotation: 90, direction: 'clockwise', ticks: '', gridcolor: look.line, linecolor: look.line, tickfont: { size: 11 } },
  };
}

function closed(list) {
  return [...list, list[0]];
}

function zeroRing(figure, polar, look, texts) {
  return {
    type: 'scatterpolar',
    subplot: polar,
    mode: 'lines',
    name: texts.zero,
    theta: closed(figure.categories),
    r: closed(figure.categories.map(() => 0)),
    line: { color: look.muted, width: 1, dash: 'dot' },
    hoverinfo: 'skip',
  };
}

function radar(figure, series, polar, look) {
  return {
    type: 'scatterpolar',
    subplot: polar,
    name: series.name,
    mode: 'lines+markers',
    theta: closed(figure.categories),
    r: closed(series.values),
    text: closed(series.texts),
    hovertemplate: `<b>${series.name}</b> · %{theta} · %{text}<extra></extra>`,
    fill: 'toself',
    fillcolor: look.segment(series.colours[0]),
    opacity: 0.85,
    line: { color: look.outline, width: 1.2 },
    marker: { size: 4, color: look.outline },
  };
}

function line(figure, series, index, look) {
  return {
    type: 'scatter',
    name: series.name,
    mode: 'lines+markers',
    x: figure.categories,
    y: series.values,
    text: series.texts,
    hovertemplate: `<b>${series.name}</b> · %{x} · %{text}<extra></extra>`,
    line: { color: look.segment(series.colours[0]), width: 3 },
    marker: { symbol: SYMBOLS[index % SYMBOLS.length], size: 10, color: look.segment(series.colours[0]), line: { color: look.outline, width: 1 } },
    cliponaxis: false,
  };
}

// Names at the ends of the lines, moved apart where they would cover each other.
function endLabels(figure, gap, look) {
  const ends = figure.series
    .map((series) => ({ name: series.name, y: series.values[series.values.length - 1] }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) {
    ends[i].y = Math.max(ends[i].y, ends[i - 1].y + gap);
  }
  return ends.map((end) => ({ text: `<b>${end.name}</b>`, x: figure.categories.length - 1, y: end.y, xref: 'x', yref: 'y', xanchor: look.mirrored ? 'right' : 'left', xshift: look.mirrored ? -12 : 12, showarrow: false }));
}
