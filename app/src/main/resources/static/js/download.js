// The two buttons of the mode bar. The picture is made from the drawing's SVG as a data: address, which is all that the
// page's security policy lets an image be.
const SCALE = 2;
const TITLE = { size: 16, line: 21, character: 9.5 };
// all lines of a title are as far apart as its own
const NOTE = { size: 11, line: 21, character: 6.5 };
const PADDING = 20;

export function modeBar(figure, texts) {
  const icons = window.Plotly.Icons;
  return [[
    { name: 'png', title: texts.png, icon: icons.camera, click: (graph) => savePng(graph, figure) },
    { name: 'svg', title: texts.svg, icon: icons.disk, click: (graph) => saveSvg(graph, figure) },
  ]];
}

// Away from the page a picture needs its title, and the note that says of what it is and whether the data are fictitious.
async function drawing(graph, figure) {
  const width = graph.clientWidth;
  const style = getComputedStyle(graph);
  const right = document.documentElement.dir === 'rtl';
  const value = (name) => style.getPropertyValue(name).trim();
  const title = wrapped(figure.title, width / TITLE.character).map((line) => `<b>${line}</b>`);
  const note = wrapped(figure.note, width / NOTE.character)
    .map((line) => `<span style="font-size:${NOTE.size}px;color:${value('--ink-muted')}">${line}</span>`);
  const head = title.length * TITLE.line + note.length * NOTE.line + PADDING;
  const height = graph.clientHeight + head;
  const layout = {
    ...graph.layout,
    width,
    height,
    paper_bgcolor: value('--panel'),
    margin: { ...graph.layout.margin, t: graph.layout.margin.t + head, l: graph.layout.margin.l + PADDING },
    title: {
      text: [...title, ...note].join('<br>'),
      font: { size: TITLE.size },
      x: right ? 1 : 0,
      xref: 'container',
      y: 1,
      yref: 'container',
      xanchor: right ? 'right' : 'left',
      yanchor: 'top',
      pad: { t: PADDING, l: PADDING, r: PADDING },
      automargin: false,
    },
  };
  const address = await window.Plotly.toImage({ data: graph.data, layout }, { format: 'svg', width, height });
  return { address, width, height };
}

function wrapped(text, most) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > most && lines.at(-1)) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line;
    }
  }
  return lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
}

async function saveSvg(graph, figure) {
  const { address } = await drawing(graph, figure);
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  save(new Blob([text], { type: 'image/svg+xml' }), `${figure.id}.svg`);
}

async function savePng(graph, figure) {
  const { address, width, height } = await drawing(graph, figure);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${figure.id}.png`), 'image/png');
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
