// One feature by segment, drawn from its quantiles: the middle half is the box, whiskers reach from 5 % to 95 %.

// so that the line of the median shows through
const VEIL = 'c0';
// for numbers and unit: on the right Plotly makes no room for them by itself
const AXIS = 64;

export function box(figure, look) {
  const [p5, p25, p50, p75, p95] = figure.series;
  const traces = figure.categories.map((segment, i) => ({
    type: 'box',
    name: segment,
    x: [segment],
    lowerfence: [p5.values[i]],
    q1: [p25.values[i]],
    median: [p50.values[i]],
    q3: [p75.values[i]],
    upperfence: [p95.values[i]],
    // a click is answered all over the box, the tip is that of the mark in its middle
    hoveron: 'boxes',
    hoverinfo: 'none',
    fillcolor: look.segment(p50.colours[i]) + VEIL,
    line: { color: look.ink, width: 1.4 },
    width: 0.55,
  }));
  traces.push({
    type: 'scatter',
    mode: 'markers',
    x: figure.categories,
    y: p50.values,
    customdata: figure.categories.map((_, i) => figure.series.map((s) => `${s.name} · ${s.texts[i]}`).reverse().join('<br>')),
    hovertemplate: '<b>%{x}</b><br>%{customdata}<extra></extra>',
    marker: { size: 14, opacity: 0 },
  });
  return {
    traces,
    segment: (point) => point.x,
    layout: {
      // the longest whisker keeps away from the title
      height: 302,
      margin: { t: 34, r: look.mirrored ? AXIS : 8, b: 28, l: 8 },
      xaxis: { type: 'category', autorange: look.mirrored ? 'reversed' : true, fixedrange: true, ticks: '', showgrid: false, linecolor: look.line },
      yaxis: { side: look.mirrored ? 'right' : 'left', automargin: true, fixedrange: true, rangemode: 'tozero', gridcolor: look.line, zerolinecolor: look.muted, ticks: '', nticks: 6, title: { text: figure.unit, font: { size: 12 } } },
    },
  };
}
