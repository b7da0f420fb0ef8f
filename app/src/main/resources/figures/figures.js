// Draws the figures of this page. Every number, word and format is in the data; the tables are there without it.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("figures-data").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = () => innerWidth < 600;
  let printing = false;

  const isDark = () => dark.matches && !printing;
  const colour = (hex) => (isDark() && data.dark[hex]) || hex;
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const paper = {light: {text: "#1a1a1a", muted: "#555555", hairline: "#d0d0d0", outline: "#333333"}};
  const ink = () =>
    printing
      ? paper.light
      : {text: style("--text"), muted: style("--muted"), hairline: style("--hairline"), outline: style("--outline")};

  function base(height) {
    const axis = {gridcolor: ink().hairline, zerolinecolor: ink().muted, zerolinewidth: 1.5, fixedrange: true};
    return {
      height,
      separators: data.separators,
      showlegend: false,
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: {family: '"Liberation Sans", Arial, Helvetica, sans-serif', size: 15, color: ink().text},
      hoverlabel: {font: {size: 15}},
      modebar: {bgcolor: "rgba(0,0,0,0)", color: ink().muted, activecolor: ink().text},
      margin: {l: 56, r: 24, t: 24, b: 48},
      xaxis: {...axis},
      yaxis: {...axis},
    };
  }

  // As differences are written: a plus, a true minus, nothing before zero.
  function differences(limit) {
    const step = limit > 4 ? Math.ceil(limit / 4) : 1;
    const tickvals = [];
    for (let value = -Math.floor(limit / step) * step; value <= limit; value += step) {
      tickvals.push(value);
    }
    const ticktext = tickvals.map((value) => (value > 0 ? "+" : value < 0 ? "\u2212" : "") + Math.abs(value));
    return {tickmode: "array", tickvals, ticktext};
  }

  function donut(figure) {
    const [series] = figure.series;
    const trace = {
      type: "pie",
      hole: 0.58,
      sort: false,
      direction: "clockwise",
      labels: figure.categories,
      values: series.values,
      text: series.texts,
      texttemplate: "<b>%{label}</b><br>%{text}",
      textposition: "outside",
      hovertemplate: "<b>%{label}</b><br>%{text} " + figure.unit + "<extra></extra>",
      marker: {colors: series.colours.map(colour), line: {color: ink().outline, width: 1}},
    };
    const layout = base(460);
    layout.margin = {l: 112, r: 112, t: 64, b: 64};
    return [[[trace], layout]];
  }

  function heatmap(figure) {
    const limit = data.limits[figure.id];
    const last = data.diverging.length - 1;
    const layout = base(120 + 64 * figure.series.length);
    layout.xaxis = {...layout.xaxis, side: "top", automargin: true, showgrid: false, zeroline: false, tickfont: {size: 17}};
    layout.yaxis = {...layout.yaxis, autorange: "reversed", showgrid: false, zeroline: false, automargin: true};
    layout.margin = {l: 24, r: 24, t: 40, b: 24};
    const trace = {
      type: "heatmap",
      x: figure.categories,
      y: figure.series.map((series) => series.name),
      z: figure.series.map((series) => series.values),
      text: figure.series.map((series) => series.texts),
      hovertemplate: "<b>%{x}</b> · %{y}<br>%{text} " + figure.unit + "<extra></extra>",
      zmin: -limit,
      zmax: limit,
      colorscale: data.diverging.map((stop, i) => [i / last, stop]),
      xgap: 2,
      ygap: 2,
      colorbar: {
        thickness: 12,
        outlinewidth: 0,
        ...differences(limit),
        title: {text: figure.unit, side: "right", font: {size: 14}},
      },
      showscale: !narrow(),
    };
    // Cells are written by hand: Plotly's own choice of a colour is pale on the darker ones.
    const cells = figure.series.flatMap((series) =>
      figure.categories.map((category, i) => ({x: category, y: series.name, value: series.values[i], text: series.texts[i]})));
    const texts = {
      type: "scatter",
      mode: "text",
      x: cells.map((cell) => cell.x),
      y: cells.map((cell) => cell.y),
      text: cells.map((cell) => cell.text),
      textfont: {color: cells.map((cell) => readable(diverging(cell.value, limit)))},
      hoverinfo: "skip",
    };
    return [[[trace, texts], layout]];
  }

  // A light colour is too thin as a line: a dark casing carries it.
  function casing(trace) {
    return {...trace, mode: "lines", line: {color: ink().outline, width: 6}, hoverinfo: "skip", hovertemplate: undefined};
  }

  function lines(figure) {
    const limit = data.limits[figure.id];
    const layout = base(460);
    layout.yaxis = {
      ...layout.yaxis,
      ...differences(limit),
      range: [-limit * 1.06, limit * 1.06],
      title: {text: figure.unit, font: {size: 14, color: ink().muted}},
    };
    layout.xaxis = {...layout.xaxis, showgrid: false, automargin: true};
    const longest = Math.max(...figure.series.map((series) => series.name.length));
    layout.margin = {l: 72, r: 32 + 9 * longest, t: 24, b: 56};
    const gap = (2 * limit * 30) / (460 - 80);
    const ends = figure.series
      .map((series) => ({series, y: series.values[series.values.length - 1]}))
      .filter((end) => end.y !== null)
      .sort((a, b) => a.y - b.y);
    ends.forEach((end, i) => (end.y = i ? Math.max(end.y, ends[i - 1].y + gap) : end.y));
    layout.annotations = ends.map(({series, y}) => ({
      text: "<b>" + escape(series.name) + "</b>",
      x: 1,
      xref: "paper",
      xanchor: "left",
      xshift: 4,
      y,
      showarrow: false,
      bgcolor: colour(series.colours[0]),
      bordercolor: ink().outline,
      borderpad: 3,
      font: {size: 14, color: readable(colour(series.colours[0]))},
    }));
    const traces = figure.series.flatMap((series) => {
      const trace = {
        type: "scatter",
        mode: "lines+markers",
        x: figure.categories,
        y: series.values,
        text: series.texts,
        hovertemplate: "<b>" + escape(series.name) + "</b> · %{x}<br>%{text} " + figure.unit + "<extra></extra>",
        line: {color: colour(series.colours[0]), width: 4},
        marker: {size: 12, color: colour(series.colours[0]), line: {color: ink().outline, width: 1}},
      };
      return [casing(trace), trace];
    });
    return [traces, layout];
  }

  function radar(figure) {
    const limit = data.limits[figure.id];
    const layout = base(narrow() ? 320 : 460);
    const axis = {gridcolor: ink().hairline, linecolor: ink().hairline};
    layout.polar = {
      bgcolor: "rgba(0,0,0,0)",
      radialaxis: {
        ...axis,
        ...differences(limit),
        range: [-limit, limit],
        tickfont: {color: ink().muted},
        showticklabels: !narrow(),
      },
      angularaxis: {...axis, direction: "clockwise", rotation: 90},
    };
    layout.margin = {l: 108, r: 108, t: 40, b: 40};
    const around = (values) => [...values, values[0]];
    const traces = figure.series.flatMap((series) => {
      const trace = {
        type: "scatterpolar",
        mode: "lines+markers",
        theta: around(figure.categories),
        r: around(series.values),
        text: around(series.texts),
        hovertemplate: "<b>" + escape(series.name) + "</b> · %{theta}<br>%{text} " + figure.unit + "<extra></extra>",
        line: {color: colour(series.colours[0]), width: 3},
        marker: {size: 9, color: colour(series.colours[0]), line: {color: ink().outline, width: 1}},
      };
      return [{...casing(trace), line: {color: ink().outline, width: 5}}, trace];
    });
    return [traces, layout];
  }

  function profile(figure) {
    return figure.categories.length > 2 ? [lines(figure), radar(figure)] : [lines(figure)];
  }

  function box(figure) {
    const [low, lower, median, upper, high] = figure.series;
    const layout = base(110 + 62 * figure.categories.length);
    const title = {text: escape(figure.unit), font: {size: 14, color: ink().muted}};
    layout.xaxis = {...layout.xaxis, rangemode: "tozero", title, tickformat: ",~r"};
    layout.yaxis = {
      ...layout.yaxis,
      type: "category",
      categoryarray: figure.categories,
      autorange: "reversed",
      showgrid: false,
      tickfont: {size: 17},
      automargin: true,
    };
    const present = figure.categories.map((name, i) => i).filter((i) => median.values[i] !== null);
    const boxes = present.map((i) => ({
      type: "box",
      orientation: "h",
      y: [figure.categories[i]],
      lowerfence: [low.values[i]],
      q1: [lower.values[i]],
      median: [median.values[i]],
      q3: [upper.values[i]],
      upperfence: [high.values[i]],
      fillcolor: colour(median.colours[i]),
      line: {color: isDark() ? ink().text : ink().outline, width: 1.5},
      hoverinfo: "skip",
    }));
    // The median, and what the pointer is told: the numbers as they are written in the table.
    const points = {
      type: "scatter",
      mode: "markers",
      x: present.map((i) => median.values[i]),
      y: present.map((i) => figure.categories[i]),
      customdata: present.map((i) =>
        figure.series.map((series) => escape(series.name) + " : " + series.texts[i]).join("<br>")),
      hovertemplate: "<b>%{y}</b><br>%{customdata}<extra></extra>",
      marker: {
        symbol: "line-ns",
        size: 30,
        line: {width: 3, color: present.map((i) => readable(colour(median.colours[i])))},
      },
    };
    return [[[...boxes, points], layout]];
  }

  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  function diverging(value, limit) {
    const place = (((value ?? 0) / limit + 1) / 2) * (data.diverging.length - 1);
    const below = Math.max(0, Math.min(data.diverging.length - 2, Math.floor(place)));
    const to = channels(data.diverging[below + 1]);
    const mixed = channels(data.diverging[below]).map((from, i) => Math.round(from + (to[i] - from) * (place - below)));
    return "#" + mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("");
  }

  function readable(hex) {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = channels(hex).map((channel) => linear(channel / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#1a1a1a" : "#ffffff";
  }

  const drawings = {DONUT: donut, HEATMAP: heatmap, PROFILE: profile, BOX: box};

  function config(figure) {
    const save = {
      name: "png",
      title: data.download,
      icon: Plotly.Icons.camera,
      click: (graph) =>
        Plotly.downloadImage(graph, {
          format: "png",
          filename: figure.id,
          width: graph.clientWidth,
          height: graph.clientHeight,
          scale: 2,
        }),
    };
    return {responsive: true, displaylogo: false, modeBarButtons: [[save]]};
  }

  // One picture with one description; the button beside it stays reachable.
  function describe(plot, figure) {
    plot.removeAttribute("role");
    plot.removeAttribute("aria-label");
    plot.querySelectorAll(".main-svg").forEach((svg, i) => {
      if (i === 0) {
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", figure.description);
      } else {
        svg.setAttribute("aria-hidden", "true");
      }
    });
  }

  function draw() {
    for (const figure of data.figures) {
      const plot = document.getElementById(figure.id).querySelector(".plot");
      const views = drawings[figure.kind](figure);
      while (plot.children.length < views.length) {
        plot.appendChild(document.createElement("div"));
      }
      views.forEach(([traces, layout], i) => {
        Plotly.react(plot.children[i], traces, layout, config(figure));
      });
      describe(plot, figure);
    }
  }

  document.querySelectorAll("details").forEach((details) => (details.open = false));
  draw();
  dark.addEventListener("change", draw);
  addEventListener("beforeprint", () => { printing = true; draw(); });
  addEventListener("afterprint", () => { printing = false; draw(); });
})();
