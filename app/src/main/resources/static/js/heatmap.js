// Features by segments in standard deviations: zero is neutral, both ends reach equally far, and never end before two
// deviations, so that weak differences look weak.
const LEAST_REACH = 2;
// of names, in pixels: on the right Plotly makes no room for them by itself
const CHARACTER = 7;

export function heatmap(figure, look) {
  const rows = [...figure.series].reverse();
  const values = rows.map((row) => row.values);
  const reach = Math.max(LEAST_REACH, ...values.flat().map(Math.abs));
  const longest = Math.max(...rows.map((row) => row.name.length));
  return {
    traces: [{
      type: 'heatmap',
      x: figure.categories,
      y: rows.map((row) => row.name),
      z: values,
      text: rows.map((row) => row.texts),
      texttemplate: '%{text}',
      textfont: { color: look.ink, size: 14 },
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
      margin: { t: 58, r: look.mirrored ? 16 + longest * CHARACTER : 8, b: 8, l: 8 },
      xaxis: { type: 'category', side: 'top', autorange: look.mirrored ? 'reversed' : true, fixedrange: true, ticks: '', showgrid: false, zeroline: false },
      yaxis: { type: 'category', side: look.mirrored ? 'right' : 'left', automargin: true, fixedrange: true, ticks: '', [look.mirrored ? 'tickprefix' : 'ticksuffix']: '  ', showgrid: false },
    },
  };
}
