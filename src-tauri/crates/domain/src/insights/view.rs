//! What the Insights screen shows.
//!
//! Owns which numbers are shown beside which, in which order, and when one is too few to be called a finding.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::days::DaysInsight;
use super::summary::{BLOCKS, NumberSum, Summary, mean};
use super::{FINDING_FROM, InsightsRange};
use crate::program::WeekHours;
use crate::vocabulary::Term;

/// Most triggers, and most skills, that are listed.
const MOST_ROWS: usize = 40;

/// A stretch of the range, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its first day, a Monday.
    pub from: NaiveDate,
    /// Its last day, a Sunday; may be yet to come.
    pub to: NaiveDate,
    /// What it adds up to.
    pub summary: Summary,
}

/// Everything the screen shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Insights {
    /// What was asked for.
    pub range: InsightsRange,
    /// Its first day.
    pub from: NaiveDate,
    /// Today, its last.
    pub today: NaiveDate,
    /// Anything was ever written that could be counted here.
    pub any: bool,
    /// How many weeks one bar or point stands for: 1, 4, 12 or 52.
    pub weeks_a_bar: u32,
    /// Cravings, bar by bar.
    pub cravings: CravingsInsight,
    /// By weekday and time of day.
    pub heat: HeatInsight,
    /// Triggers, most often named first.
    pub triggers: Vec<TriggerRow>,
    /// Skills; those with a finding first, the largest fall before the rest.
    pub skills: Vec<SkillRow>,
    /// How long it took until a craving had eased.
    pub ease: EaseInsight,
    /// How sure of staying on one's goal, 0-10, from check-ins.
    pub confidence: Trend,
    /// Hours slept, from check-ins.
    pub sleep: Trend,
    /// The last ninety days, whatever the range.
    pub days: DaysInsight,
    /// Hours in the program; none when no program and no session is known.
    pub hours: Option<HoursInsight>,
}

/// Days by what is known of cravings on them. Days before anything was ever written are in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingDays {
    /// A craving was logged.
    pub logged: u32,
    /// None was logged, but a check-in tells of one.
    pub told: u32,
    /// A check-in says there was none.
    pub none: u32,
    /// Nobody said anything. Not the same as none.
    pub silent: u32,
}

/// Cravings of the range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingsInsight {
    /// How many were logged.
    pub total: u32,
    /// Of these, ended with "it passed".
    pub passed: u32,
    /// Of these, the person said how they ended.
    pub ended: u32,
    /// The strongest; none when nothing was logged.
    pub peak: Option<u8>,
    /// The mean of their first numbers; none when nothing was logged.
    pub mean: Option<f64>,
    /// By what is known of the days.
    pub days: CravingDays,
    /// Oldest first.
    pub bars: Vec<CravingBar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CravingBar {
    /// First day.
    pub from: NaiveDate,
    /// Last day, today at the latest.
    pub to: NaiveDate,
    /// How many were logged.
    pub n: u32,
    /// The strongest; none when nothing was logged.
    pub peak: Option<u8>,
    /// The mean of their first numbers; none when nothing was logged.
    pub mean: Option<f64>,
    /// By what is known of the days.
    pub days: CravingDays,
}

/// What is known of a weekday and time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Cravings were logged.
    Logged,
    /// None was logged, and a check-in was answered at that time.
    NoneLogged,
    /// A check-in was asked for at that time, and never answered.
    NoAnswer,
    /// Nobody asked at that time.
    NotAsked,
}

/// One cell of the heat map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeatCell {
    /// 0 is Monday.
    pub weekday: u8,
    /// 0 is midnight to 4, 5 is 20 to midnight.
    pub block: u8,
    /// Cravings logged.
    pub n: u32,
    /// The mean of their numbers; none when nothing was logged.
    pub mean: Option<f64>,
    /// Check-ins asked for.
    pub asked: u32,
    /// Of these, answered.
    pub answered: u32,
    /// What is known.
    pub state: CellState,
}

/// A cell that stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeatSpot {
    /// 0 is Monday.
    pub weekday: u8,
    /// 0 is midnight to 4.
    pub block: u8,
    /// Cravings logged.
    pub n: u32,
}

/// The heat map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeatInsight {
    /// All 42, Monday's first.
    pub cells: Vec<HeatCell>,
    /// Cravings in them.
    pub timed: u32,
    /// Cravings of which only the day is known; they are in no cell.
    pub untimed: u32,
    /// The largest count of all cells.
    pub most: u32,
    /// The one cell with more than any other, three or more; none when there is no such cell.
    pub spot: Option<HeatSpot>,
}

/// One trigger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TriggerRow {
    /// Which.
    pub trigger: Term,
    /// Cravings it was named for.
    pub n: u32,
    /// The mean of their numbers; none when there are too few.
    pub mean: Option<f64>,
    /// The strongest.
    pub max: u8,
    /// Fewer than three: no finding.
    pub few: bool,
}

/// One skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkillRow {
    /// Which.
    pub skill: Term,
    /// How often it was tried.
    pub uses: u32,
    /// How often a number came after it.
    pub measured: u32,
    /// The mean change of the number, -10 to 10; none when it was measured too rarely. Not proof that the skill caused it.
    pub mean_change: Option<f64>,
    /// Measured fewer than three times: no finding.
    pub few: bool,
}

/// How long it took until a craving had eased: a second number of 2 or less, or of half the first or less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EaseInsight {
    /// The middle of the minutes; none when fewer than three eased.
    pub minutes: Option<u32>,
    /// Cravings that eased.
    pub eased: u32,
    /// Cravings with a second number.
    pub rerated: u32,
}

/// A number over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Trend {
    /// Oldest first, as many as there are bars.
    pub points: Vec<TrendPoint>,
    /// Answers in all.
    pub n: u32,
    /// The mean of all; none without an answer.
    pub mean: Option<f64>,
}

/// One point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrendPoint {
    /// First day.
    pub from: NaiveDate,
    /// Last day, today at the latest.
    pub to: NaiveDate,
    /// The mean; none without an answer.
    pub mean: Option<f64>,
    /// Answers.
    pub n: u32,
    /// Asked in a check-in and left open.
    pub skipped: u32,
}

/// Hours in the program, as the person noted them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HoursInsight {
    /// Week by week, oldest first, at most the last 26.
    pub weeks: Vec<WeekHours>,
    /// Minutes noted as attended in these weeks.
    pub credited: u32,
    /// Minutes prescribed in the weeks for which the program gave a number; none when it gave none.
    pub prescribed: Option<u32>,
    /// Minutes noted as attended in the weeks for which the program gave a number.
    pub credited_of_prescribed: u32,
    /// The most minutes of any kind in one week.
    pub most: u32,
}

/// Puts the screen together. `parts` lie end to end, oldest first, each of `weeks_a_bar` weeks. `first` is the first day anything
/// was written about.
#[must_use]
pub fn insights(
    range: InsightsRange,
    (from, today): (NaiveDate, NaiveDate),
    first: Option<NaiveDate>,
    (weeks_a_bar, parts): (u32, &[Part]),
    days: DaysInsight,
    hours: Option<HoursInsight>,
) -> Insights {
    let total = Summary::total(parts.iter().map(|part| &part.summary));
    let seen = first.map_or(from, |first| first.max(from));
    let bars = parts
        .iter()
        .map(|part| {
            let (begin, end) = (part.from.max(from), part.to.min(today));
            CravingBar {
                from: begin,
                to: end,
                n: part.summary.cravings,
                peak: part.summary.peak,
                mean: mean(i64::from(part.summary.sum), part.summary.cravings),
                days: craving_days(&part.summary, begin.max(seen), end),
            }
        })
        .collect();
    Insights {
        range,
        from,
        today,
        any: first.is_some() || hours.is_some(),
        weeks_a_bar,
        cravings: CravingsInsight {
            total: total.cravings,
            passed: total.passed,
            ended: total.ended,
            peak: total.peak,
            mean: mean(i64::from(total.sum), total.cravings),
            days: craving_days(&total, seen, today),
            bars,
        },
        heat: heat(&total),
        triggers: triggers(&total),
        skills: skills(&total),
        ease: ease(&total),
        confidence: trend(parts, (from, today), total.confidence, |of| of.confidence),
        sleep: trend(parts, (from, today), total.sleep, |of| of.sleep),
        days,
        hours,
    }
}

fn craving_days(summary: &Summary, from: NaiveDate, to: NaiveDate) -> CravingDays {
    let (logged, told, none) = (summary.days_logged, summary.days_told, summary.days_none);
    let all = u32::try_from((to - from).num_days() + 1).unwrap_or(0);
    CravingDays {
        logged,
        told,
        none,
        silent: all.saturating_sub(logged + told + none),
    }
}

/// The heat map of a summary.
#[must_use]
pub fn heat(summary: &Summary) -> HeatInsight {
    let cells: Vec<HeatCell> = (0..7 * BLOCKS)
        .map(|at| {
            let cell = summary.cells.get(&at).copied().unwrap_or_default();
            HeatCell {
                weekday: at / BLOCKS,
                block: at % BLOCKS,
                n: cell.n,
                mean: mean(i64::from(cell.sum), cell.n),
                asked: cell.asked,
                answered: cell.answered,
                state: match cell {
                    _ if cell.n > 0 => CellState::Logged,
                    _ if cell.answered > 0 => CellState::NoneLogged,
                    _ if cell.asked > 0 => CellState::NoAnswer,
                    _ => CellState::NotAsked,
                },
            }
        })
        .collect();
    let most = cells.iter().map(|cell| cell.n).max().unwrap_or(0);
    let mut top = cells.iter().filter(|cell| cell.n == most);
    let spot = match (top.next(), top.next()) {
        (Some(cell), None) if most >= FINDING_FROM => Some(HeatSpot {
            weekday: cell.weekday,
            block: cell.block,
            n: cell.n,
        }),
        _ => None,
    };
    HeatInsight {
        timed: cells.iter().map(|cell| cell.n).sum(),
        untimed: summary.untimed,
        most,
        spot,
        cells,
    }
}

/// The triggers of a summary, most often named first; of two as often, the one with the higher numbers.
#[must_use]
pub fn triggers(summary: &Summary) -> Vec<TriggerRow> {
    let mut all: Vec<_> = summary.triggers.iter().collect();
    all.sort_by(|(a_word, a), (b_word, b)| {
        (b.n, b.sum, b.max)
            .cmp(&(a.n, a.sum, a.max))
            .then_with(|| a_word.cmp(b_word))
    });
    all.into_iter()
        .take(MOST_ROWS)
        .map(|(word, of)| {
            let few = of.n < FINDING_FROM;
            TriggerRow {
                trigger: word.clone(),
                n: of.n,
                mean: mean(i64::from(of.sum), of.n).filter(|_| !few),
                max: of.max,
                few,
            }
        })
        .collect()
}

/// The skills of a summary: those measured often enough first, the largest fall before the rest; then the most used.
#[must_use]
pub fn skills(summary: &Summary) -> Vec<SkillRow> {
    let mut all: Vec<SkillRow> = summary
        .skills
        .iter()
        .map(|(word, of)| {
            let few = of.measured < FINDING_FROM;
            SkillRow {
                skill: word.clone(),
                uses: of.uses,
                measured: of.measured,
                mean_change: mean(of.change, of.measured).filter(|_| !few),
                few,
            }
        })
        .collect();
    all.sort_by(|a, b| {
        let change = |row: &SkillRow| row.mean_change.unwrap_or(f64::INFINITY);
        change(a)
            .total_cmp(&change(b))
            .then_with(|| (b.measured, b.uses).cmp(&(a.measured, a.uses)))
            .then_with(|| a.skill.cmp(&b.skill))
    });
    all.truncate(MOST_ROWS);
    all
}

/// The usual minutes of a summary.
#[must_use]
pub fn ease(summary: &Summary) -> EaseInsight {
    let (eased, minutes) = summary.usual_ease();
    EaseInsight {
        minutes: minutes.filter(|_| eased >= FINDING_FROM),
        eased,
        rerated: summary.rerated,
    }
}

fn trend(
    parts: &[Part],
    (from, today): (NaiveDate, NaiveDate),
    total: NumberSum,
    of: fn(&Summary) -> NumberSum,
) -> Trend {
    Trend {
        points: parts
            .iter()
            .map(|part| {
                let sum = of(&part.summary);
                TrendPoint {
                    from: part.from.max(from),
                    to: part.to.min(today),
                    mean: sum.mean(),
                    n: sum.n,
                    skipped: sum.skipped,
                }
            })
            .collect(),
        n: total.n,
        mean: total.mean(),
    }
}

impl HoursInsight {
    /// Adds the weeks up; none when there is nothing in them.
    #[must_use]
    pub fn of(weeks: Vec<WeekHours>) -> Option<Self> {
        let empty = |week: &WeekHours| {
            week.sessions == 0 && week.credited == 0 && week.prescribed.is_none()
        };
        let begin = weeks.iter().position(|week| !empty(week))?;
        let weeks = weeks.into_iter().skip(begin).collect::<Vec<_>>();
        let with_number = || weeks.iter().filter(|week| week.prescribed.is_some());
        Some(Self {
            credited: weeks.iter().map(|week| week.credited).sum(),
            prescribed: with_number()
                .map(|week| week.prescribed)
                .sum::<Option<u32>>()
                .filter(|_| with_number().next().is_some()),
            credited_of_prescribed: with_number().map(|week| week.credited).sum(),
            most: weeks
                .iter()
                .map(|week| {
                    week.credited
                        .max(week.planned)
                        .max(week.prescribed.unwrap_or(0))
                })
                .max()
                .unwrap_or(0),
            weeks,
        })
    }
}
