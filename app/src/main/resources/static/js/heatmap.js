// Features by segments in standard deviations: zero is neutral, both ends reach equally far, and never end before two
// deviations, so that weak differences look weak.
const LEAST_REACH = 2;

export function heatmap(figure, look) {
  const rows = [...figure.series].reverse();
  const values = rows.map((row) => row.values);
  const reach = Math.max(LEAST_REACH, ...values.flat().map(Math.abs));
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
    layout: {
      // above the names of the segments there is room for the buttons
      height: 348,
      margin: { t: 58, r: 8, b: 8, l: 8 },
      xaxis: { type: 'category', side: 'top', fixedrange: true, ticks: '', showgrid: false, zeroline: false },
      yaxis: { type: 'category', automargin: true, fixedrange: true, ticks: '', ticksuffix: '  ', showgrid: false },
    },
  };
}
