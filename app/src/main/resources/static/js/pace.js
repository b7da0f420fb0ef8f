// Says how far a stage of a run is and how long it will take, as the command line does in a terminal.
import { number } from './numbers.js';

const MEGABYTE = 1e6;

// Below this nobody needs to know how long it will take, and above the other it is told in minutes.
const SHORT_SECONDS = 2;
const MINUTES_FROM_SECONDS = 120;
const MINUTE = 60;

export function showPace(place, progress) {
  place.querySelector('.pace-done').textContent = done(place, progress);
  place.querySelector('.pace-left').textContent = left(place, progress);
}

function done(place, progress) {
  if (progress?.done === undefined) {
    return '';
  }
  const count = progress.total === undefined
    ? amount(progress.done, progress.unit)
    : place.dataset.countOf
      .replace('{done}', amount(progress.done, progress.unit))
      .replace('{total}', amount(progress.total, progress.unit));
  return put(place, 'count', progress.unit, count);
}

function amount(value, unit) {
  return unit === 'bytes' ? number(value / MEGABYTE, 1) : number(value);
}

function left(place, progress) {
  const seconds = Math.round(progress?.seconds_left ?? 0);
  if (seconds <= SHORT_SECONDS) {
    return '';
  }
  return seconds < MINUTES_FROM_SECONDS
    ? put(place, 'left', 'seconds', number(seconds))
    : put(place, 'left', 'minutes', number(Math.round(seconds / MINUTE)));
}

function put(place, kind, unit, value) {
  const text = place.dataset[`${kind}${unit[0].toUpperCase()}${unit.slice(1)}`] ?? '';
  return text.replace('{count}', value);
}
