// Numbers as the server writes them: with Latin digits in every language; Arabic groups and divides them as French
// does, as in Tunisia.
const LOCALE = document.documentElement.lang === 'en' ? 'en' : 'fr';

export function number(value, decimals = 0) {
  const form = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(LOCALE, form).format(value);
}
