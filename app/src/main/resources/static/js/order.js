// What the form says of a run, as the server wants it asked for: whatever is left as it was is not said.

export function order(form, dataset) {
  const segments = form.elements.segments.valueAsNumber;
  return { dataset, segments, ...fields(form), ...roles(form), ...weights(form) };
}

// A weight is one of a feature; a form of which no column segments is not sent.
export function watch(form) {
  const look = () => {
    rows(form).forEach((row) => { row.querySelector('input').disabled = role(row) !== 'feature'; });
    const fault = words(form, 'feature').length > 0 ? '' : form.dataset.textNoFeature;
    rows(form)[0]?.querySelector('select').setCustomValidity(fault);
  };
  form.querySelector('.roles').addEventListener('change', look);
  look();
  // what a browser complains about has to be in sight
  form.addEventListener('invalid', () => { form.querySelector('.advanced').open = true; }, true);
}

function rows(form) {
  return [...form.querySelectorAll('.role')];
}

function role(row) {
  return row.querySelector('select').value;
}

function words(form, wanted) {
  return rows(form).filter((row) => role(row) === wanted).map((row) => row.dataset.word);
}

function fields(form) {
  const { period, scope, scaling, seed, publish } = form.elements;
  return {
    ...(period.value && { period: period.value }),
    ...(scope.value.trim() && { scope: scope.value.trim() }),
    ...(scaling.selectedIndex > 0 && { scaling: scaling.value }),
    ...(seed.value && { seed: seed.valueAsNumber }),
    ...(!publish.checked && { publish: false }),
  };
}

function roles(form) {
  if (rows(form).every((row) => role(row) === row.querySelector('select').dataset.initial)) {
    return {};
  }
  const descriptive = words(form, 'descriptive');
  return { features: words(form, 'feature'), ...(descriptive.length > 0 && { descriptive }) };
}

function weights(form) {
  const weight = Object.fromEntries(rows(form)
    .map((row) => [row.dataset.name, row.querySelector('input')])
    .filter(([, input]) => !input.disabled && input.value)
    .map(([name, input]) => [name, input.valueAsNumber]));
  return { ...(Object.keys(weight).length > 0 && { weight }) };
}
