const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** One format for the same languages and options: to make one takes longer than to write a whole table with it. */
function kept<Format>(formats: Map<string, Format>, what: unknown, make: () => Format): Format {
  const key = JSON.stringify(what);
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}

export function numberFormat(
  locales: readonly string[],
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return kept(numbers, [locales, options], () => new Intl.NumberFormat(locales, options));
}

export function dateFormat(
  locales: readonly string[],
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return kept(dates, [locales, options], () => new Intl.DateTimeFormat(locales, options));
}
