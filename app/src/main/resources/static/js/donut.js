// Shares of a whole, with direct labels.
export function donut(figure, look) {
  const [series] = figure.series;
  return {
    traces: [{
      type: 'pie',
      labels: figure.categories,
      values: series.values,
      customdata: series.texts,
      text: series.texts.map((text) => text.split(' · ')[0]),
      texttemplate: '<b>%{label}</b><br>%{text}',
      textposition: 'outside',
      hovertemplate: '<b>%{label}</b> %{customdata}<extra></extra>',
      hole: 0.58,
      sort: false,
      direction: 'clockwise',
      marker: { colors: series.colours.map(look.segment), line: { color: look.outline, width: 1 } },
    }],
    segment: (point) => point.label,
    layout: { height: 320, margin: { t: 44, r: 60, b: 44, l: 60 } },
  };
}
