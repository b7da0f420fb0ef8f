// Features by segments in standard deviations: zero is neutral, both ends reach equally far, and never end before two
// deviations, so that weak differences look weak.
const LEAST_REACH = 2;
// of names, in pixels: on the right Plotly makes no room for them by itself
const CHARACTER = 7;
const STANDOFF = 8;
// narrower, names stand on several lines
const NARROW = 480;
// A number takes so many times the height of its letters; where it would be too small to be read, the tip and the table have it.
const NUMBER = 2.4;
const TEXT = { most: 14, least: 9 };

export function heatmap(figure, look) {
  const rows = [...figure.series].reverse();
  const values = rows.map((row) => row.values);
  const reach = Math.max(LEAST_REACH, ...values.flat().map(Math.abs));
  const names = rows.map((row) => (look.width < NARROW ? row.name.split(' ') : [row.name]));
  const room = Math.max(...names.flat().map((name) => name.length)) * CHARACTER + 2 * STANDOFF;
  const size = Math.min(TEXT.most, Math.floor((look.width - room) / figure.categories.length / NUMBER));
  return {
    traces: [{
      type: 'heatmap',
      x: figure.categories,
      y: rows.map((row) => row.name),
      z: values,
      text: rows.map((row) => row.texts),
      texttemplate: size < TEXT.least ? '' : '%{text}',
      textfont: { color: look.ink, size },
      hovertemplate: '<b>%{x}</b> · %{y} · %{text}<extra></extra>',
      zmin: -reach,
      zmax: reach,
      colorscale: [[0, look.low], [0.5, look.zero], [1, look.high]],
      showscale: false,
      xgap: 2,
      ygap: 2,
    }],
    segment: (point) => point.x,
    layout: {
      // above the cells stand the names of the segments
      height: 348,
      margin: { t: 58, r: look.mirrored ? room : 8, b: 8, l: 8 },
      xaxis: { type: 'category', side: 'top', autorange: look.mirrored ? 'reversed' : true, fixedrange: true, ticks: '', showgrid: false, zeroline: false },
      yaxis: { type: 'category', tickmode: 'array', tickvals: rows.map((row) => row.name), ticktext: names.map((name) => name.join('<br>')), ticklabelstandoff: STANDOFF, side: look.mirrored ? 'right' : 'left', automargin: true, fixedrange: true, ticks: '', showgrid: false },
    },
  };
}
