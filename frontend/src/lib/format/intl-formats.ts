const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Reuses a format with the same options: creating one takes longer than formatting a whole table. */
function cached<Format>(formats: Map<string, Format>, what: unknown, make: () => Format): Format {
  const key = JSON.stringify(what);
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}

export function numberFormat(
  locales: readonly string[],
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return cached(numbers, [locales, options], () => new Intl.NumberFormat(locales, options));
}

export function dateFormat(
  locales: readonly string[],
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(dates, [locales, options], () => new Intl.DateTimeFormat(locales, options));
}
