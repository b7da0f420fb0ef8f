// Draws each chart of the page when it comes near the screen. The numbers and words all come from the server.
import { draw } from './chart.js';
import { heightOf } from './profile.js';

const NEAR = '600px 0px';

const section = document.querySelector('.charts');
if (section) {
  const texts = {
    failed: section.dataset.textFailed,
    loading: section.dataset.textLoading,
    zero: section.dataset.textZero,
  };
  section.querySelectorAll('.plot-profile').forEach(keepRoom);
  watch(section, texts);
}
document.querySelectorAll('a[rel=bookmark]').forEach(showAlike);

// A link for good shows the page as it is now; which theme the reader's system has chosen, the server does not know.
function showAlike(link) {
  const asked = new URLSearchParams(link.search);
  asked.set('theme', document.documentElement.dataset.bsTheme);
  link.search = asked;
}

// The others are always of one height, which the style knows.
function keepRoom(plot) {
  plot.style.minHeight = `${heightOf(Number(plot.dataset.series), plot.clientWidth)}px`;
}

function watch(section, texts) {
  const ready = once(() => Promise.all([library(section.dataset.plotly), figures(section.dataset.figures)]));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((e) => e.isIntersecting)) {
      observer.unobserve(entry.target);
      show(entry.target, ready, texts);
    }
  }, { rootMargin: NEAR });
  section.querySelectorAll('.chart').forEach((chart) => observer.observe(chart));
  // paper has no scrolling: what is not drawn yet never would be
  window.addEventListener('beforeprint', () => {
    section.querySelectorAll('details').forEach((details) => details.setAttribute('open', ''));
  });
}

async function show(chart, ready, texts) {
  const state = chart.querySelector('.plot-state');
  state.textContent = texts.loading;
  try {
    const [, all] = await ready();
    const figure = all.find((f) => f.id === chart.dataset.figure);
    await draw(chart.querySelector('.plot'), figure, texts);
    chart.classList.add('drawn');
    chart.querySelector('.plot').style.minHeight = '';
    state.textContent = '';
  } catch (error) {
    chart.classList.add('failed');
    state.textContent = texts.failed;
    state.classList.remove('visually-hidden');
    console.error(error);
  }
}

async function figures(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}

function library(address) {
  // the library would add an inline style for maps unless it finds one of this id; there are no maps here, and the
  // page's security policy refuses inline styles
  const mapStyle = document.createElement('meta');
  mapStyle.id = '696e55e75aaafa12d45b3ff634eadc8348f9c3015fc94984dac1ff824773eb97';
  document.head.append(mapStyle);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(address)));
    document.head.append(script);
  });
}

function once(make) {
  let made;
  return () => (made ??= make());
}
