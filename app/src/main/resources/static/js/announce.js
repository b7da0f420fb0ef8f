// Says something where it is read out; what stands there already is not read out again.
export function announce(place, sentence) {
  if (place.textContent !== sentence) {
    place.textContent = sentence;
  }
}
