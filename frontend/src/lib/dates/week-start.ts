import { readerLocales } from "@/lib/format/locale";

/** 0 is Sunday. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** For browsers without week data: the regions whose week does not begin on Monday, by CLDR 46. */
const ON_SUNDAY =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ " +
  "NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const ON_SATURDAY = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

interface TellsTheWeek {
  getWeekInfo?: () => { firstDay: number };
}

/** The day on which the reader's week begins. */
export function weekStart(locale = readerLocales()[0] ?? "en-US"): Weekday {
  const reader = new Intl.Locale(locale);
  const told = (reader as TellsTheWeek).getWeekInfo?.().firstDay;
  // There, Sunday is 7.
  return told === undefined ? regionStart(reader.maximize().region ?? "") : ((told % 7) as Weekday);
}

function regionStart(region: string): Weekday {
  if (ON_SUNDAY.split(" ").includes(region)) return 0;
  return ON_SATURDAY.split(" ").includes(region) ? 6 : 1;
}
