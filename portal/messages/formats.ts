// Times, durations, money and phone numbers as the reader's locale and zone have them.

export type Formats = ReturnType<typeof formatsFor>;

const dayMs = 86_400_000;

/** `timeZone`: the machine's when left out. `isToTheSecond`: moments are. */
export function formatsFor(locale: string, timeZone?: string, isToTheSecond = false) {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: isToTheSecond ? 'medium' : 'short', timeZone });
  const parts: Intl.DateTimeFormatOptions = {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(isToTheSecond && { second: '2-digit' }),
    timeZone,
  };
  const dayAndTime = new Intl.DateTimeFormat(locale, parts);
  const dayOfYearAndTime = new Intl.DateTimeFormat(locale, { year: 'numeric', ...parts });
  const dayOfYear = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const calendarDay = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  const seconds = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    maximumSignificantDigits: 2,
  });
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', maximumFractionDigits: 1 });
  const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', maximumFractionDigits: 1 });

  const yearOf = (at: string | number) => calendarDay.format(new Date(at)).slice(0, 4);

  return {
    /** The hour today, day and hour on other days, with the year where it is another. */
    moment(at: string, now: number): string {
      const [day, today] = [new Date(at), now].map((each) => calendarDay.format(each));
      if (day === today) return time.format(new Date(at));
      const isThisYear = yearOf(at) === yearOf(now);
      return (isThisYear ? dayAndTime : dayOfYearAndTime).format(new Date(at));
    },
    /** The same by the clocks of another zone; the day is left out where it is today there. */
    momentIn(zone: string, at: string, now: number): string {
      return formatsFor(locale, zone).moment(at, now);
    },
    /** Of a record, which is read in other years: with the year always. */
    record: (at: string) => dayOfYearAndTime.format(new Date(at)),
    timeOfDay: (at: string) => time.format(new Date(at)),
    fullMoment: (at: string) => full.format(new Date(at)),
    day: (at: string) => day.format(new Date(at)),
    /** `YYYY-MM-DD` of the reader's calendar. */
    calendarDay: (at: string | number) => calendarDay.format(new Date(at)),
    /** "3 min. ago" within a week, then the day; never in the future, whatever the clocks say. */
    ago(at: string, now: number): string {
      const elapsed = Math.max(0, now - Date.parse(at));
      if (elapsed < 60_000) return ago.format(-Math.floor(elapsed / 1000), 'second');
      if (elapsed < 3_600_000) return ago.format(-Math.floor(elapsed / 60_000), 'minute');
      if (elapsed < dayMs) return ago.format(-Math.floor(elapsed / 3_600_000), 'hour');
      if (elapsed < 7 * dayMs) return ago.format(-Math.floor(elapsed / dayMs), 'day');
      const isThisYear = yearOf(at) === yearOf(now);
      return (isThisYear ? dayOfYear : day).format(new Date(at));
    },
    money: (dollars: number) => money.format(dollars),
    duration(value: number): string {
      if (value < 100) return seconds.format(value);
      return value < 7200 ? minutes.format(value / 60) : hours.format(value / 3600);
    },
    /** "1 hour 5 minutes": those that are not zero, to be heard. */
    units: (parts: Partial<Record<'day' | 'hour' | 'minute' | 'second', number>>): string =>
      Object.entries(parts)
        .filter(([, count]) => count > 0)
        .map(([unit, count]) => count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' }))
        .join(' '),
    phone: readablePhone,
  };
}

/** North American numbers as people there read them; any other as it is dialed. */
export function readablePhone(e164: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return parts === null ? e164 : `(${parts[1]}) ${parts[2]}-${parts[3]}`;
}
