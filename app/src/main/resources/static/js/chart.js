// What all charts share: colours and type of the page, the text alternative, redrawing, where a click leads.
import { donut } from './donut.js';
import { heatmap } from './heatmap.js';
import { profile } from './profile.js';
import { box } from './box.js';

const KINDS = { DONUT: donut, HEATMAP: heatmap, PROFILE: profile, BOX: box };
const NUMBERS = { fr: ',\u202f', en: '.,', ar: ',\u202f' };

export async function draw(element, figure, texts) {
  const render = async () => {
    const { traces, layout, segment } = KINDS[figure.kind](figure, look(element), texts);
    await window.Plotly.react(element, traces, framed(layout, element), config());
    describe(element, figure);
    return segment;
  };
  lead(element, await render());
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth !== width) {
      width = element.clientWidth;
      requestAnimationFrame(render);
    }
  }).observe(element);
  // paper has its own colours
  window.matchMedia('print').addEventListener('change', render);
}

// Colours of segments arrive as they are on light; the page's style names their twins in the dark.
function look(element) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    width: element.clientWidth,
    // categories are read from the right, values stay as they are
    mirrored: document.documentElement.dir === 'rtl',
    ink: value('--ink'),
    muted: value('--ink-muted'),
    line: value('--line'),
    panel: value('--panel'),
    low: value('--diverging-low'),
    zero: value('--diverging-zero'),
    high: value('--diverging-high'),
    outline: value('--outline'),
    font: style.fontFamily,
    segment: (colour) => value(`--on-${colour.slice(1).toLowerCase()}`) || colour,
  };
}

function framed(layout, element) {
  const style = look(element);
  return {
    font: { family: style.font, size: 13, color: style.ink },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    separators: NUMBERS[document.documentElement.lang] ?? NUMBERS.en,
    hoverlabel: { bgcolor: style.panel, bordercolor: style.muted, font: { color: style.ink, family: style.font } },
    showlegend: false,
    dragmode: false,
    width: element.clientWidth,
    ...layout,
  };
}

function config() {
  return {
    displaylogo: false,
    displayModeBar: false,
    scrollZoom: false,
    doubleClick: false,
    showAxisDragHandles: false,
    responsive: false,
  };
}

// A part of a drawing leads where the name of its segment in the table below does, which the keyboard reaches. Of radars
// Plotly tells what is pointed at, but of no click.
function lead(element, segment) {
  const chart = element.closest('.chart');
  let link = null;
  const point = (to) => {
    link = to;
    element.classList.toggle('leads', link !== null);
  };
  element.on('plotly_hover', ({ points }) => point(chart.querySelector(`a[data-segment="${CSS.escape(segment(points[0]))}"]`)));
  element.on('plotly_unhover', () => point(null));
  // on its way down: Plotly lets none that it answers itself come up again
  element.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => {
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }, { capture: true });
}

// One picture with one description.
function describe(element, figure) {
  element.querySelectorAll('.main-svg').forEach((svg, index) => {
    if (index === 0) {
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', figure.description);
    } else {
      svg.setAttribute('aria-hidden', 'true');
    }
  });
}
