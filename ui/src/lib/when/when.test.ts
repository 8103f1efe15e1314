import { readDay, readTime, type DayReading, type Lean, type TimeReading } from ".";
import { fmt, setLang } from "$lib/i18n";
import { dayWords, timeWords } from "./format";

/** A Wednesday. */
const TODAY = "2026-12-02";

/** A reading in one short text: the day or time, `?a b` for what is asked, `!why` for what cannot be. */
function short(reading: DayReading | TimeReading): string {
  switch (reading.kind) {
    case "day":
      return reading.other ? `${reading.day} or ${reading.other}` : reading.day;
    case "time":
      return reading.time;
    case "ask":
      return `?${("days" in reading ? reading.days : reading.times).join(" ")}`;
    case "fault":
      return `!${reading.fault}`;
    default:
      return reading.kind;
  }
}

type Table = readonly (readonly [typed: string, meant: string])[];

/** What is written the same way in both languages. */
const DAYS_BOTH: Table = [
  ["", "empty"],
  ["   ", "empty"],
  ["\u00a0", "empty"],
  ["2026-11-30", "2026-11-30"],
  ["2026/11/30", "2026-11-30"],
  ["2026.11.30", "2026-11-30"],
  ["2026 11 30", "2026-11-30"],
  ["20261130", "2026-11-30"],
  ["2026-1-5", "2026-01-05"],
  ["11/30", "2026-11-30"],
  ["11-30", "2026-11-30"],
  ["11.30", "2026-11-30"],
  ["11 30", "2026-11-30"],
  ["11 / 30", "2026-11-30"],
  ["1130", "2026-11-30"],
  ["11302026", "2026-11-30"],
  ["113026", "2026-11-30"],
  ["11/30/2026", "2026-11-30"],
  ["11/30/26", "2026-11-30"],
  ["11/30/'26", "2026-11-30"],
  ["11-30-2026", "2026-11-30"],
  ["11.30.2026", "2026-11-30"],
  ["30/11", "2026-11-30"],
  ["30/11/2026", "2026-11-30"],
  ["30.11.2026", "2026-11-30"],
  ["30-11-26", "2026-11-30"],
  ["30112026", "2026-11-30"],
  ["3011", "2026-11-30"],
  ["\uff11\uff11\uff0f\uff13\uff10", "2026-11-30"],
  ["\uff12\uff10\uff12\uff16-\uff11\uff11-\uff13\uff10", "2026-11-30"],
  ["  11/30/2026\u00a0", "2026-11-30"],
  ["11\u202f/\u202f30", "2026-11-30"],
  ["2026\u201311\u201330", "2026-11-30"],
  ["\u200e11/30/2026\u200e", "2026-11-30"],
  ["1/15", "2027-01-15"],
  ["6/15", "2026-06-15"],
  ["12/31/1999", "1999-12-31"],
  ["5/5/98", "1998-05-05"],
  ["02/29", "2028-02-29"],
  ["02/29/2028", "2028-02-29"],
  ["02/29/2027", "!no_such_day"],
  ["02/31", "!no_such_day"],
  ["31/02/2026", "!no_such_day"],
  ["13/13", "!no_such_day"],
  ["13/13/2026", "!no_such_day"],
  ["0/5", "!no_such_day"],
  ["00/00/0000", "!no_such_day"],
  ["11/31", "!no_such_day"],
  ["32/1", "!no_such_day"],
  ["99/99/99", "!no_such_day"],
  ["2026-13-01", "!no_such_day"],
  ["2026-02-30", "!no_such_day"],
  ["12/10/0026", "!no_such_day"],
  ["12/10/3026", "!no_such_day"],
  ["30", "!unclear"],
  ["2026", "!no_such_day"],
  ["11/", "!unclear"],
  ["/30", "!unclear"],
  ["11//30", "!unclear"],
  ["11/30/", "!unclear"],
  ["11/30/2", "!unclear"],
  ["11/30/20266", "!unclear"],
  ["11/30-2026", "!unclear"],
  ["123", "!unclear"],
  ["12345", "!unclear"],
  ["1234567", "!unclear"],
  ["-", "!unclear"],
  ["...", "!unclear"],
  ["?", "!unclear"],
  ["asdf", "!unclear"],
  ["\ud83d\ude42", "!unclear"],
  ["\u0661\u0661/\u0663\u0660", "!unclear"],
  ["x".repeat(5000), "!unclear"],
  ["11/30 ".repeat(40), "!unclear"],
  ["2026-11-30T18:00", "!has_time"],
  ["2026-11-30 18:00", "!has_time"],
  ["11/30 6pm", "!has_time"],
  ["11/30, 18:30", "!has_time"],
];

const DAYS_EN: Table = [
  ["3/4", "2027-03-04"],
  ["3/4/2026", "2026-03-04"],
  ["nov 30", "2026-11-30"],
  ["Nov 30", "2026-11-30"],
  ["NOV 30", "2026-11-30"],
  ["nov30", "2026-11-30"],
  ["nov. 30", "2026-11-30"],
  ["nov 30th", "2026-11-30"],
  ["nov-30", "2026-11-30"],
  ["30 nov", "2026-11-30"],
  ["30nov", "2026-11-30"],
  ["30-nov", "2026-11-30"],
  ["30-Nov-2026", "2026-11-30"],
  ["30-Nov-26", "2026-11-30"],
  ["30 nov.", "2026-11-30"],
  ["november 30", "2026-11-30"],
  ["November 30, 2026", "2026-11-30"],
  ["Nov 30, 2026", "2026-11-30"],
  ["Nov.\u00a030,\u202f2026", "2026-11-30"],
  ["November 30th, 2026", "2026-11-30"],
  ["30 November 2026", "2026-11-30"],
  ["30th of November", "2026-11-30"],
  ["the 30th of november 2026", "2026-11-30"],
  ["2026 nov 30", "2026-11-30"],
  ["nov 30 26", "2026-11-30"],
  ["nov thirtieth", "2026-11-30"],
  ["november thirty", "2026-11-30"],
  ["november twenty-first", "2026-11-21"],
  ["december first", "2026-12-01"],
  ["Sept 9", "2026-09-09"],
  ["jan 2", "2027-01-02"],
  ["Monday, November 30", "2026-11-30"],
  ["Monday, November 30, 2026", "2026-11-30"],
  ["Mon, Nov 30", "2026-11-30"],
  ["mon 11/30", "2026-11-30"],
  ["Mon. 30 Nov", "2026-11-30"],
  ["11/30 (Mon)", "2026-11-30"],
  ["Nov 30, Monday", "2026-11-30"],
  ["monday the 30th", "2026-11-30"],
  ["on monday nov 30", "2026-11-30"],
  ["Tuesday, November 30", "!weekday_differs"],
  ["tue 11/30/2026", "!weekday_differs"],
  ["30 noviembre", "2026-11-30"],
  ["today", "2026-12-02"],
  ["Today", "2026-12-02"],
  ["TODAY.", "2026-12-02"],
  ["tonight", "2026-12-02"],
  ["this morning", "2026-12-02"],
  ["yesterday", "2026-12-01"],
  ["last night", "2026-12-01"],
  ["tomorrow", "2026-12-03"],
  ["tommorow", "2026-12-03"],
  ["day before yesterday", "2026-11-30"],
  ["the day after tomorrow", "2026-12-04"],
  ["in 3 days", "2026-12-05"],
  ["in three days", "2026-12-05"],
  ["in a week", "2026-12-09"],
  ["in 2 weeks", "2026-12-16"],
  ["2 weeks from now", "2026-12-16"],
  ["a week from today", "2026-12-09"],
  ["in a month", "2027-01-02"],
  ["3 days ago", "2026-11-29"],
  ["a week ago", "2026-11-25"],
  ["two weeks ago", "2026-11-18"],
  ["a month ago", "2026-11-02"],
  ["monday", "?2026-11-30 2026-12-07"],
  ["Monday", "?2026-11-30 2026-12-07"],
  ["mon", "?2026-11-30 2026-12-07"],
  ["fri", "?2026-11-27 2026-12-04"],
  ["wednesday", "?2026-11-25 2026-12-02 2026-12-09"],
  ["on thursday", "?2026-11-26 2026-12-03"],
  ["next monday", "2026-12-07"],
  ["next friday", "?2026-12-04 2026-12-11"],
  ["coming friday", "2026-12-04"],
  ["this friday", "2026-12-04"],
  ["this wednesday", "2026-12-02"],
  ["last friday", "2026-11-27"],
  ["last wednesday", "2026-11-25"],
  ["past tuesday", "2026-12-01"],
  ["the 30th", "?2026-11-30 2026-12-30"],
  ["30th", "?2026-11-30 2026-12-30"],
  ["on the 2nd", "2026-12-02"],
  ["the 31st", "?2026-10-31 2026-12-31"],
  ["the 32nd", "!no_such_day"],
  ["feb 30", "!no_such_day"],
  ["nov 31", "!no_such_day"],
  ["february 29, 2027", "!no_such_day"],
  ["november", "!unclear"],
  ["nov 2026", "!unclear"],
  ["nov 300", "!unclear"],
  ["next week", "!unclear"],
  ["soon", "!unclear"],
  ["someday", "!unclear"],
  ["6pm", "!unclear"],
  ["nov 30 dec 1 2026 6", "!unclear"],
  ["today at 6", "!has_time"],
  ["Nov 30 at 6 PM", "!has_time"],
  ["Monday, November 30, 2026 at 6:00\u202fPM", "!has_time"],
  ["6pm tomorrow", "!has_time"],
  ["monday 6:30", "!has_time"],
  ["nov 30 - dec 2", "!two_days"],
  ["11/30 to 12/2", "!two_days"],
  ["mon and tue", "!unclear"],
];

const DAYS_ES: Table = [
  ["3/4", "2027-03-04 or 2027-04-03"],
  ["3/4/2026", "2026-03-04 or 2026-04-03"],
  ["5/5", "2027-05-05"],
  ["30 nov", "2026-11-30"],
  ["30nov", "2026-11-30"],
  ["30 nov.", "2026-11-30"],
  ["30-nov-2026", "2026-11-30"],
  ["30/nov/26", "2026-11-30"],
  ["30 noviembre", "2026-11-30"],
  ["30 de noviembre", "2026-11-30"],
  ["30 DE NOVIEMBRE", "2026-11-30"],
  ["30 de noviembre de 2026", "2026-11-30"],
  ["30 de noviembre del 2026", "2026-11-30"],
  ["30 de nov. de 2026", "2026-11-30"],
  ["30\u00a0de\u202fnoviembre", "2026-11-30"],
  ["el 30 de noviembre", "2026-11-30"],
  ["nov 30", "2026-11-30"],
  ["noviembre 30", "2026-11-30"],
  ["noviembre 30, 2026", "2026-11-30"],
  ["treinta de noviembre", "2026-11-30"],
  ["treinta y uno de diciembre", "2026-12-31"],
  ["veintiuno de noviembre", "2026-11-21"],
  ["1 de enero", "2027-01-01"],
  ["1o de enero", "2027-01-01"],
  ["1\u00ba de enero", "2027-01-01"],
  ["1ro de enero", "2027-01-01"],
  ["primero de enero", "2027-01-01"],
  ["1er de enero", "2027-01-01"],
  ["15 ago", "2026-08-15"],
  ["9 de setiembre", "2026-09-09"],
  ["9 sept", "2026-09-09"],
  ["3 mar", "2027-03-03"],
  ["2 ene 2027", "2027-01-02"],
  ["2026 nov 30", "2026-11-30"],
  ["lunes, 30 de noviembre", "2026-11-30"],
  ["lunes 30 de noviembre de 2026", "2026-11-30"],
  ["Lunes, 30 de noviembre de 2026", "2026-11-30"],
  ["el lunes 30", "2026-11-30"],
  ["lun 30 nov", "2026-11-30"],
  ["lun. 11/30", "2026-11-30"],
  ["30 de noviembre (lunes)", "2026-11-30"],
  ["s\u00e1b 5 dic", "2026-12-05"],
  ["martes 30 de noviembre", "!weekday_differs"],
  ["mi\u00e9rcoles 30/11/2026", "!weekday_differs"],
  ["november 30", "2026-11-30"],
  ["30 november", "2026-11-30"],
  ["hoy", "2026-12-02"],
  ["Hoy", "2026-12-02"],
  ["HOY", "2026-12-02"],
  ["esta noche", "2026-12-02"],
  ["esta ma\u00f1ana", "2026-12-02"],
  ["ayer", "2026-12-01"],
  ["anoche", "2026-12-01"],
  ["ayer por la noche", "2026-12-01"],
  ["ayer en la noche", "2026-12-01"],
  ["ma\u00f1ana", "2026-12-03"],
  ["man\u0303ana", "2026-12-03"],
  ["manana", "2026-12-03"],
  ["MA\u00d1ANA", "2026-12-03"],
  ["pasado ma\u00f1ana", "2026-12-04"],
  ["anteayer", "2026-11-30"],
  ["antier", "2026-11-30"],
  ["antes de ayer", "2026-11-30"],
  ["anteanoche", "2026-11-30"],
  ["en 3 d\u00edas", "2026-12-05"],
  ["dentro de tres d\u00edas", "2026-12-05"],
  ["en una semana", "2026-12-09"],
  ["dentro de 2 semanas", "2026-12-16"],
  ["en quince d\u00edas", "2026-12-17"],
  ["en un mes", "2027-01-02"],
  ["hace 3 d\u00edas", "2026-11-29"],
  ["hace una semana", "2026-11-25"],
  ["hace dos semanas", "2026-11-18"],
  ["hace un mes", "2026-11-02"],
  ["lunes", "?2026-11-30 2026-12-07"],
  ["Lunes", "?2026-11-30 2026-12-07"],
  ["el lunes", "?2026-11-30 2026-12-07"],
  ["lun", "?2026-11-30 2026-12-07"],
  ["vie", "?2026-11-27 2026-12-04"],
  ["s\u00e1bado", "?2026-11-28 2026-12-05"],
  ["sabado", "?2026-11-28 2026-12-05"],
  ["mi\u00e9rcoles", "?2026-11-25 2026-12-02 2026-12-09"],
  ["monday", "?2026-11-30 2026-12-07"],
  ["el pr\u00f3ximo lunes", "2026-12-07"],
  ["pr\u00f3ximo viernes", "2026-12-04"],
  ["viernes pr\u00f3ximo", "2026-12-04"],
  ["el viernes que viene", "2026-12-04"],
  ["este viernes", "2026-12-04"],
  ["el viernes pasado", "2026-11-27"],
  ["el pasado viernes", "2026-11-27"],
  ["el 30", "?2026-11-30 2026-12-30"],
  ["d\u00eda 30", "?2026-11-30 2026-12-30"],
  ["el d\u00eda 2", "2026-12-02"],
  ["el 31", "?2026-10-31 2026-12-31"],
  ["el 40", "!no_such_day"],
  ["30 de febrero", "!no_such_day"],
  ["31 de noviembre", "!no_such_day"],
  ["29 feb 2027", "!no_such_day"],
  ["noviembre", "!unclear"],
  ["noviembre de 2026", "!unclear"],
  ["mar", "!unclear"],
  ["la pr\u00f3xima semana", "!unclear"],
  ["pronto", "!unclear"],
  ["el pr\u00f3ximo viernes pasado", "!unclear"],
  ["6 p. m.", "!unclear"],
  ["hoy a las 6", "!has_time"],
  ["30 de noviembre a las 6 p. m.", "!has_time"],
  ["lunes, 30 de noviembre, 6:00\u202fp.\u00a0m.", "!has_time"],
  ["ma\u00f1ana 18:30", "!has_time"],
  ["30 nov - 2 dic", "!two_days"],
  ["11/30 al 12/2", "!two_days"],
];

const TIMES_BOTH: Table = [
  ["", "empty"],
  ["  \u00a0", "empty"],
  ["6p", "18:00"],
  ["6 p", "18:00"],
  ["6P", "18:00"],
  ["6pm", "18:00"],
  ["6PM", "18:00"],
  ["6 pm", "18:00"],
  ["6 p.m.", "18:00"],
  ["6 p. m.", "18:00"],
  ["6 p.\u00a0m.", "18:00"],
  ["6:00pm", "18:00"],
  ["6:00 PM", "18:00"],
  ["6:00\u202fPM", "18:00"],
  ["06:00 PM", "18:00"],
  ["6.30 pm", "18:30"],
  ["6:30p", "18:30"],
  ["6 30 pm", "18:30"],
  ["630p", "18:30"],
  ["0630pm", "18:30"],
  ["6a", "06:00"],
  ["6am", "06:00"],
  ["6 a.m.", "06:00"],
  ["6:05 a. m.", "06:05"],
  ["0730a", "07:30"],
  ["12am", "00:00"],
  ["12 am", "00:00"],
  ["12:30 a.m.", "00:30"],
  ["12pm", "12:00"],
  ["12:00 p. m.", "12:00"],
  ["12:15pm", "12:15"],
  ["\uff16\uff1a\uff10\uff10\uff50\uff4d", "18:00"],
  ["6\u2236 30 pm", "18:30"],
  ["18", "18:00"],
  ["18:00", "18:00"],
  ["18:30", "18:30"],
  ["18.30", "18:30"],
  ["1830", "18:30"],
  ["18 30", "18:30"],
  ["18h", "18:00"],
  ["18 h", "18:00"],
  ["18h30", "18:30"],
  ["18:00 hrs", "18:00"],
  ["18:00:00", "18:00"],
  ["18:00 pm", "18:00"],
  ["13", "13:00"],
  ["2130", "21:30"],
  ["23:59", "23:59"],
  ["0:00", "00:00"],
  ["00:00", "00:00"],
  ["0000", "00:00"],
  ["00:15", "00:15"],
  ["0030", "00:30"],
  ["0:30 am", "00:30"],
  ["6", "?06:00 18:00"],
  ["06", "?06:00 18:00"],
  ["6:00", "?06:00 18:00"],
  ["06:00", "?06:00 18:00"],
  ["6:30", "?06:30 18:30"],
  ["730", "?07:30 19:30"],
  ["0730", "?07:30 19:30"],
  ["07:30", "?07:30 19:30"],
  ["1", "?01:00 13:00"],
  ["11", "?11:00 23:00"],
  ["12", "?00:00 12:00"],
  ["12:30", "?00:30 12:30"],
  ["1200", "?00:00 12:00"],
  ["6:00:00", "?06:00 18:00"],
  ["24", "!no_such_time"],
  ["24:00", "!no_such_time"],
  ["25:00", "!no_such_time"],
  ["2500", "!no_such_time"],
  ["12:75", "!no_such_time"],
  ["12:60", "!no_such_time"],
  ["1260", "!no_such_time"],
  ["6:99 pm", "!no_such_time"],
  ["60", "!no_such_time"],
  ["99", "!no_such_time"],
  ["18 am", "!no_such_time"],
  ["0 pm", "!no_such_time"],
  ["6:5", "!unclear"],
  ["6:5 pm", "!unclear"],
  ["6:000", "!unclear"],
  ["12345", "!unclear"],
  ["18:00:30", "!unclear"],
  ["-6", "!unclear"],
  ["6:", "!unclear"],
  [":30", "!unclear"],
  ["pm", "!unclear"],
  ["p", "!unclear"],
  ["6 xm", "!unclear"],
  ["6pmpm", "!unclear"],
  ["6 am pm", "!unclear"],
  ["asdf", "!unclear"],
  ["\ud83d\udd53", "!unclear"],
  ["?", "!unclear"],
  ["9".repeat(4000), "!unclear"],
  ["2026-11-30T18:00", "!has_day"],
  ["11/30 6pm", "!has_day"],
  ["6-9pm", "!two_times"],
  ["6:00 pm \u2013 9:00 pm", "!two_times"],
  ["18:00-21:00", "!two_times"],
];

const TIMES_EN: Table = [
  ["noon", "12:00"],
  ["Noon", "12:00"],
  ["12 noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
  ["12 midnight", "00:00"],
  ["at 6pm", "18:00"],
  ["@6pm", "18:00"],
  ["at 18:30", "18:30"],
  ["6 in the evening", "18:00"],
  ["6:30 in the evening", "18:30"],
  ["6 in the morning", "06:00"],
  ["3 in the afternoon", "15:00"],
  ["9 at night", "21:00"],
  ["9 tonight", "21:00"],
  ["12 at night", "00:00"],
  ["2 at night", "?02:00 14:00"],
  ["12 in the morning", "?00:00 12:00"],
  ["11 in the afternoon", "!no_such_time"],
  ["six pm", "18:00"],
  ["six thirty pm", "18:30"],
  ["six", "?06:00 18:00"],
  ["six o\u2019clock", "?06:00 18:00"],
  ["6 o'clock", "?06:00 18:00"],
  ["6 o'clock in the evening", "18:00"],
  ["half past 6", "?06:30 18:30"],
  ["half past six pm", "18:30"],
  ["quarter past 6 pm", "18:15"],
  ["a quarter to 7 pm", "18:45"],
  ["20 to 7 pm", "18:40"],
  ["ten minutes to one pm", "12:50"],
  ["ten to one pm", "!two_times"],
  ["5 to 9 pm", "!two_times"],
  ["twenty-five past six pm", "18:25"],
  ["6 pm sharp", "18:00"],
  ["tomorrow", "!unclear"],
  ["evening", "!unclear"],
  ["tomorrow 6pm", "!has_day"],
  ["Monday at 6 PM", "!has_day"],
  ["from 6 to 9", "!two_times"],
  ["6 to 9 pm", "!two_times"],
];

const TIMES_ES: Table = [
  ["mediod\u00eda", "12:00"],
  ["Mediod\u00eda", "12:00"],
  ["al mediod\u00eda", "12:00"],
  ["12 del mediod\u00eda", "12:00"],
  ["las 12 del d\u00eda", "12:00"],
  ["12 m.", "12:00"],
  ["medianoche", "00:00"],
  ["a medianoche", "00:00"],
  ["12 de la noche", "00:00"],
  ["a las 6 p. m.", "18:00"],
  ["a las 18:30", "18:30"],
  ["las 6 de la tarde", "18:00"],
  ["6 de la tarde", "18:00"],
  ["6:30 de la tarde", "18:30"],
  ["a las seis de la tarde", "18:00"],
  ["6 de la ma\u00f1ana", "06:00"],
  ["6 de la man\u0303ana", "06:00"],
  ["9 de la noche", "21:00"],
  ["9 por la noche", "21:00"],
  ["9 en la noche", "21:00"],
  ["3 de la madrugada", "03:00"],
  ["12 de la tarde", "12:00"],
  ["11 de la tarde", "!no_such_time"],
  ["12 de la ma\u00f1ana", "?00:00 12:00"],
  ["seis p. m.", "18:00"],
  ["seis", "?06:00 18:00"],
  ["a las 6", "?06:00 18:00"],
  ["a la 1", "?01:00 13:00"],
  ["a la una de la tarde", "13:00"],
  ["seis y media", "?06:30 18:30"],
  ["6 y media de la tarde", "18:30"],
  ["6 y cuarto p. m.", "18:15"],
  ["7 menos cuarto p. m.", "18:45"],
  ["siete menos veinte de la tarde", "18:40"],
  ["cuarto para las 7 p. m.", "18:45"],
  ["seis y veinticinco de la tarde", "18:25"],
  ["6 de la tarde en punto", "18:00"],
  ["18 horas", "18:00"],
  ["18 hrs.", "18:00"],
  ["ma\u00f1ana", "!unclear"],
  ["tarde", "!unclear"],
  ["ma\u00f1ana a las 6 p. m.", "!has_day"],
  ["lunes 18:30", "!has_day"],
  ["de 6 a 9", "!two_times"],
  ["6 a 9 p. m.", "!two_times"],
];

const TABLES = { en: [DAYS_EN, TIMES_EN], es: [DAYS_ES, TIMES_ES] } as const;

describe.each(["en", "es"] as const)("what people type, with the app in %s", (lang) => {
  const [days, times] = TABLES[lang];
  const day = (text: string, lean: Lean = "near", today: string | undefined = TODAY) =>
    readDay(text, { lang, today, lean });

  it("is read as the table says, day by day", () => {
    const all = [...DAYS_BOTH, ...days];
    expect(all.map(([typed]) => [typed, short(day(typed))])).toEqual(all);
  });

  it("is read as the table says, time by time", () => {
    const all = [...TIMES_BOTH, ...times];
    expect(all.map(([typed]) => [typed, short(readTime(typed))])).toEqual(all);
  });

  it("is a table of more than 200, each once", () => {
    const typed = [...DAYS_BOTH, ...days].map(([text]) => text);
    expect(new Set(typed).size).toBe(typed.length);
    expect(typed.length + TIMES_BOTH.length + times.length).toBeGreaterThan(200);
  });

  it("never guesses an hour from 1 to 12, however it is written", () => {
    const two = (value: number) => String(value).padStart(2, "0");
    for (let hour = 0; hour < 24; hour++) {
      for (const minute of [0, 5, 30, 59]) {
        const [h, m] = [two(hour), two(minute)];
        for (const text of [
          `${h}:${m}`,
          `${h}${m}`,
          `${hour}:${m}`,
          `${hour}.${m}`,
          `${hour} ${m}`,
          `${h}h${m}`,
        ]) {
          const read = readTime(text);
          if (hour >= 1 && hour <= 12) expect([text, read.kind]).toEqual([text, "ask"]);
          else expect([text, read]).toEqual([text, { kind: "time", time: `${h}:${m}` }]);
        }
      }
    }
  });

  it("reads back every day and minute that the field itself writes", () => {
    setLang(lang);
    for (let at = 0; at < 1440; at++) {
      const time = `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
      expect([timeWords(time), readTime(timeWords(time))]).toEqual([timeWords(time), { kind: "time", time }]);
    }
    for (let at = 0; at < 4000; at++) {
      const text = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
      for (const words of [dayWords(text), fmt.dateYear(text), fmt.dateShort(text)]) {
        expect([words, day(words, "past")]).toEqual([words, { kind: "day", day: text }]);
      }
    }
  });

  it("takes a day that was for what was, and one that comes for what comes", () => {
    const say = lang === "en" ? ["monday", "12/5", "the 5th"] : ["lunes", "5 dic", "el 5"];
    expect(say.map((text) => short(day(text, "past")))).toEqual(["2026-11-30", "2025-12-05", "2026-11-05"]);
    expect(say.map((text) => short(day(text, "future")))).toEqual(["2026-12-07", "2026-12-05", "2026-12-05"]);
  });

  it("asks which one where the weekday is today's", () => {
    const wednesday = lang === "en" ? "wednesday" : "miércoles";
    expect(short(day(wednesday, "past"))).toBe("?2026-11-25 2026-12-02");
    expect(short(day(wednesday, "future"))).toBe("?2026-12-02 2026-12-09");
  });

  it("waits for today where a text means nothing without it, and needs it for nothing else", () => {
    const hoy =
      lang === "en"
        ? ["today", "monday", "11/30", "the 30th", "in 3 days"]
        : ["hoy", "lunes", "11/30", "el 30", "en 3 días"];
    for (const text of hoy)
      expect([text, readDay(text, { lang, today: undefined, lean: "near" }).kind]).toEqual([text, "wait"]);
    expect(short(readDay("11/30/2026", { lang, today: undefined, lean: "near" }))).toBe("2026-11-30");
  });

  it("answers whatever comes, and only with days and times that there are", () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const pieces = [...DAYS_BOTH, ...TIMES_BOTH, ...days, ...times].flatMap(([text]) =>
      text.slice(0, 40).split(/(?=[ /:.-])/u),
    );
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from({ length: 1 + next(4) }, () => pieces[next(pieces.length)]).join(
        next(2) ? " " : "",
      );
      const [d, t] = [day(text), readTime(text)];
      const named = d.kind === "day" ? [d.day] : d.kind === "ask" ? d.days : [];
      for (const one of named) expect(new Date(`${one}T00:00:00Z`).toISOString().slice(0, 10)).toBe(one);
      const clock = t.kind === "time" ? [t.time] : t.kind === "ask" ? t.times : [];
      for (const one of clock) expect(one).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    }
  });
});
