// The two buttons of the mode bar. The picture is made from the drawing's SVG as a data: address, which is all that the
// page's security policy lets an image be.
const SCALE = 2;

export function modeBar(figure, texts) {
  const icons = window.Plotly.Icons;
  return [[
    { name: 'png', title: texts.png, icon: icons.camera, click: (graph) => savePng(graph, figure.id) },
    { name: 'svg', title: texts.svg, icon: icons.disk, click: (graph) => saveSvg(graph, figure.id) },
  ]];
}

async function drawing(graph) {
  const size = { width: graph.clientWidth, height: graph.clientHeight };
  const paper = getComputedStyle(graph).getPropertyValue('--panel').trim();
  const copy = { data: graph.data, layout: { ...graph.layout, paper_bgcolor: paper } };
  const address = await window.Plotly.toImage(copy, { format: 'svg', ...size });
  return { address, ...size };
}

async function saveSvg(graph, name) {
  const { address } = await drawing(graph);
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  save(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
}

async function savePng(graph, name) {
  const { address, width, height } = await drawing(graph);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`), 'image/png');
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
