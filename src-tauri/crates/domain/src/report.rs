//! A report to read: what leaves the app as a journal export, and what its preview shows.
//!
//! Owns the shape of the finished page: headings, paragraphs, facts, tables and notices, all text, all in one language already.
//! The preview draws this tree, the file carries this tree, so the two cannot differ. Refuses to own what goes in
//! (`evenkeel_exchange::report` decides that from the scope) and how it is sealed. Holds no markup: every string is text and
//! is drawn as text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ErrorCode, Invalid};
use crate::text;
use crate::words::Lang;

/// Most sections in one report.
pub const MAX_SECTIONS: usize = 40;
/// Most blocks in one section.
pub const MAX_BLOCKS: usize = 400;
/// Most rows in one table, most facts in one list of facts, most items in one list.
pub const MAX_ROWS: usize = 60_000;
/// Most columns in one table.
pub const MAX_COLUMNS: usize = 12;
/// Most points in one chart: two years of weeks.
pub const MAX_POINTS: usize = 106;
/// Most characters in one string: a craving with two hundred own words as triggers still fits one cell.
pub const MAX_TEXT: usize = 50_000;

/// A finished report. Reads from top to bottom; one page first, detail after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The language every string of ours in it is written in.
    pub lang: Lang,
    /// The heading of the whole report.
    pub title: String,
    /// The name the person wants on it; may be empty. Stands in the title of the tab and on every printed sheet.
    pub name: String,
    /// The days in words, for the same places.
    pub days: String,
    /// The parts, in reading order. The first is page one: on paper it has a sheet of its own.
    pub sections: Vec<Section>,
}

/// One part under its own heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ReportSection")]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
#[ts(rename = "ReportBlock")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text; line breaks are kept.
        text: String,
    },
    /// A smaller heading inside the section.
    Subheading {
        /// The heading.
        text: String,
    },
    /// Something to be seen before the rest, set apart.
    Notice {
        /// The text; line breaks are kept.
        text: String,
    },
    /// Names and values.
    Facts {
        /// One row each.
        rows: Vec<Fact>,
    },
    /// Items without an order.
    List {
        /// The items.
        items: Vec<String>,
    },
    /// A table. Every row has as many cells as `head`.
    Table {
        /// What the table shows, with how many rows out of what.
        caption: String,
        /// Column headings; the first column heads its row.
        head: Vec<String>,
        /// The cells, row by row.
        rows: Vec<Vec<String>>,
    },
    /// One line over the weeks. A week without a value is a gap, never a zero.
    Chart {
        /// What the line shows.
        caption: String,
        /// The largest value there can be; the smallest is 0.
        most: u32,
        /// The weeks in order, at most [`MAX_POINTS`].
        points: Vec<ChartPoint>,
    },
    /// Counts by weekday and part of the day.
    Grid {
        /// What was counted.
        caption: String,
        /// Heads of the columns: the weekdays.
        columns: Vec<String>,
        /// The parts of the day.
        rows: Vec<GridRow>,
    },
}

/// One week of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ReportChartPoint")]
pub struct ChartPoint {
    /// The week, short.
    pub label: String,
    /// The value in tenths; none where there is none.
    pub tenths: Option<u32>,
    /// Out of how many.
    pub n: u32,
    /// Value and number as they are read aloud.
    pub words: String,
}

/// One part of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ReportGridRow")]
pub struct GridRow {
    /// Its name.
    pub label: String,
    /// A count for each column.
    pub counts: Vec<u32>,
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ReportFact")]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value; line breaks are kept.
    pub value: String,
}

impl Fact {
    /// `label` with its `value`.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

impl Report {
    /// Checks the bounds, so that a report read from a file cannot fill memory or break a table.
    ///
    /// # Errors
    /// [`ErrorCode::TooMany`] for too many parts or rows, [`ErrorCode::TextTooLong`] for one string,
    /// [`ErrorCode::BadInput`] for a row with another number of cells than the table has columns.
    pub fn check(&self) -> Result<(), Invalid> {
        one(&self.title)?;
        one(&self.name)?;
        one(&self.days)?;
        text::at_most(&self.sections, MAX_SECTIONS, "sections")?;
        for section in &self.sections {
            one(&section.heading)?;
            text::at_most(&section.blocks, MAX_BLOCKS, "blocks")?;
            for block in &section.blocks {
                block.check()?;
            }
        }
        Ok(())
    }

    /// Every string in it, in reading order. Used to look for what must not be there, and to measure.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut all = vec![self.title.as_str(), self.name.as_str(), self.days.as_str()];
        for section in &self.sections {
            all.push(&section.heading);
            for block in &section.blocks {
                match block {
                    Block::Paragraph { text }
                    | Block::Subheading { text }
                    | Block::Notice { text } => all.push(text),
                    Block::Facts { rows } => all.extend(
                        rows.iter()
                            .flat_map(|row| [row.label.as_str(), row.value.as_str()]),
                    ),
                    Block::List { items } => all.extend(items.iter().map(String::as_str)),
                    Block::Table {
                        caption,
                        head,
                        rows,
                    } => {
                        all.push(caption);
                        all.extend(head.iter().map(String::as_str));
                        all.extend(rows.iter().flatten().map(String::as_str));
                    }
                    Block::Chart {
                        caption, points, ..
                    } => {
                        all.push(caption);
                        all.extend(
                            points
                                .iter()
                                .flat_map(|point| [point.label.as_str(), point.words.as_str()]),
                        );
                    }
                    Block::Grid {
                        caption,
                        columns,
                        rows,
                    } => {
                        all.push(caption);
                        all.extend(columns.iter().map(String::as_str));
                        all.extend(rows.iter().map(|row| row.label.as_str()));
                    }
                }
            }
        }
        all
    }
}

impl Block {
    fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Paragraph { text } | Self::Subheading { text } | Self::Notice { text } => {
                one(text)
            }
            Self::Facts { rows } => {
                text::at_most(rows, MAX_ROWS, "rows")?;
                rows.iter()
                    .try_for_each(|row| one(&row.label).and_then(|()| one(&row.value)))
            }
            Self::List { items } => {
                text::at_most(items, MAX_ROWS, "items")?;
                items.iter().try_for_each(|item| one(item))
            }
            Self::Table {
                caption,
                head,
                rows,
            } => {
                one(caption)?;
                text::at_most(head, MAX_COLUMNS, "head")?;
                text::at_most(rows, MAX_ROWS, "rows")?;
                head.iter().try_for_each(|cell| one(cell))?;
                for row in rows {
                    if row.len() != head.len() {
                        return Err(Invalid::new(ErrorCode::BadInput, "rows"));
                    }
                    row.iter().try_for_each(|cell| one(cell))?;
                }
                Ok(())
            }
            Self::Chart {
                caption,
                most,
                points,
            } => {
                one(caption)?;
                text::at_most(points, MAX_POINTS, "points")?;
                for point in points {
                    one(&point.label)?;
                    one(&point.words)?;
                    if point
                        .tenths
                        .is_some_and(|tenths| tenths > most.saturating_mul(10))
                    {
                        return Err(Invalid::new(ErrorCode::BadInput, "points"));
                    }
                }
                Ok(())
            }
            Self::Grid {
                caption,
                columns,
                rows,
            } => {
                one(caption)?;
                text::at_most(columns, MAX_COLUMNS, "columns")?;
                text::at_most(rows, MAX_COLUMNS, "rows")?;
                columns.iter().try_for_each(|name| one(name))?;
                for row in rows {
                    one(&row.label)?;
                    if row.counts.len() != columns.len() {
                        return Err(Invalid::new(ErrorCode::BadInput, "rows"));
                    }
                }
                Ok(())
            }
        }
    }
}

fn one(text: &str) -> Result<(), Invalid> {
    text::bounded(text, MAX_TEXT, "text")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(block: Block) -> Report {
        Report {
            lang: Lang::En,
            title: "T".into(),
            name: String::new(),
            days: String::new(),
            sections: vec![Section {
                heading: "S".into(),
                blocks: vec![block],
            }],
        }
    }

    #[test]
    fn a_row_with_a_missing_cell_is_refused() {
        let table = |row: Vec<String>| Block::Table {
            caption: "C".into(),
            head: vec!["When".into(), "How strong".into()],
            rows: vec![row],
        };
        assert_eq!(
            report(table(vec!["Mon".into(), "7".into()])).check(),
            Ok(()),
            "a full row is a good row"
        );
        let week = |tenths| Block::Chart {
            caption: "C".into(),
            most: 10,
            points: vec![ChartPoint {
                label: "1".into(),
                tenths,
                n: 1,
                words: "w".into(),
            }],
        };
        assert_eq!(
            report(week(Some(101))).check(),
            Err(Invalid::new(ErrorCode::BadInput, "points")),
            "a point above the top of its chart would be drawn over something else"
        );
        assert_eq!(
            report(week(None)).check(),
            Ok(()),
            "a week without a number is a gap"
        );
        assert_eq!(
            report(table(vec!["7".into()])).check(),
            Err(Invalid::new(ErrorCode::BadInput, "rows")),
            "a cell that slides under another heading tells the counselor something untrue"
        );
    }

    #[test]
    fn a_report_from_a_file_is_bounded() {
        let long = report(Block::Paragraph {
            text: "x".repeat(MAX_TEXT + 1),
        });
        assert_eq!(
            long.check().map_err(|e| e.code),
            Err(ErrorCode::TextTooLong),
            "one endless string is refused"
        );
        let mut many = report(Block::Paragraph {
            text: String::new(),
        });
        many.sections = vec![
            Section {
                heading: String::new(),
                blocks: vec![]
            };
            MAX_SECTIONS + 1
        ];
        assert_eq!(
            many.check().map_err(|e| e.code),
            Err(ErrorCode::TooMany),
            "endless sections are refused"
        );
    }

    #[test]
    fn texts_misses_no_string() {
        let all = Report {
            lang: Lang::En,
            title: "a1".into(),
            name: "n1".into(),
            days: "n2".into(),
            sections: vec![Section {
                heading: "a2".into(),
                blocks: vec![
                    Block::Paragraph { text: "a3".into() },
                    Block::Subheading { text: "a4".into() },
                    Block::Notice { text: "a5".into() },
                    Block::Facts {
                        rows: vec![Fact::new("a6", "a7")],
                    },
                    Block::List {
                        items: vec!["a8".into()],
                    },
                    Block::Table {
                        caption: "a9".into(),
                        head: vec!["b1".into()],
                        rows: vec![vec!["b2".into()]],
                    },
                    Block::Chart {
                        caption: "b3".into(),
                        most: 10,
                        points: vec![ChartPoint {
                            label: "b4".into(),
                            tenths: Some(74),
                            n: 5,
                            words: "b5".into(),
                        }],
                    },
                    Block::Grid {
                        caption: "b6".into(),
                        columns: vec!["b7".into()],
                        rows: vec![GridRow {
                            label: "b8".into(),
                            counts: vec![0],
                        }],
                    },
                ],
            }],
        };
        assert_eq!(
            all.texts(),
            [
                "a1", "n1", "n2", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2", "b3",
                "b4", "b5", "b6", "b7", "b8"
            ],
            "a string the search for forbidden words does not see could carry one out"
        );
        let json = serde_json::to_string(&all).unwrap();
        assert_eq!(
            serde_json::from_str::<Report>(&json).unwrap(),
            all,
            "what was sealed is what is read"
        );
    }
}
