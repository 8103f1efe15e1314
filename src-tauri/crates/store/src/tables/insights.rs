//! Cached sums of stretches of time, so that ten years need not be counted again, and the reviews of weeks.
//!
//! Owns the kept sums: every change of a craving, a check-in or a prompt throws away those of its day (triggers of the schema), so a
//! sum that is there is true, and one that is not is counted anew from the records. What is counted is the domain's. A test
//! compares what was kept through many changes with counting everything from the beginning.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use evenkeel_domain::insights::{Facts, Prompt, Review, Summary};
use evenkeel_domain::time::{FARTHEST_CLOCK, LivedDays};
use rusqlite::{Row, params};

use super::{checkins, cravings};
use crate::columns::{self, get as column};
use crate::error::StoreError;
use crate::handle::{Read, Write};

/// The sums kept for stretches of `weeks` weeks that begin on the days from `from` to `to`, both included, by their first day. One
/// that cannot be read is left out.
///
/// # Errors
/// Database errors.
pub fn kept(
    r: &Read<'_>,
    weeks: u32,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, Summary)>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT first_day, summary FROM insight_sums WHERE weeks = ?1 AND shape = ?2 AND first_day BETWEEN ?3 AND ?4 \
         ORDER BY first_day",
    )?;
    let mut rows = statement.query(params![
        weeks,
        Summary::SHAPE,
        columns::day(from),
        columns::day(to)
    ])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        // A sum that this version cannot read is no damage: the records are there, and are counted anew.
        let summary = row.get_ref(1)?.as_str().ok();
        let Some(summary) = summary.and_then(|text| columns::from_json(text).ok()) else {
            continue;
        };
        out.push((
            columns::to_day(&column::<String>(row, "first_day")?)?,
            summary,
        ));
    }
    Ok(out)
}

/// Keeps the sum of a stretch.
///
/// # Errors
/// Database errors.
pub fn keep(
    w: &Write<'_>,
    weeks: u32,
    first: NaiveDate,
    last: NaiveDate,
    summary: &Summary,
) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO insight_sums (weeks, first_day, last_day, shape, summary) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (weeks, first_day) DO UPDATE SET last_day = excluded.last_day, shape = excluded.shape, \
             summary = excluded.summary",
        )?
        .execute(params![
            weeks,
            columns::day(first),
            columns::day(last),
            Summary::SHAPE,
            columns::json(summary)?
        ])?;
    Ok(())
}

/// Counts a stretch from the records.
///
/// # Errors
/// Database errors.
pub fn count(r: &Read<'_>, first: NaiveDate, last: NaiveDate) -> Result<Summary, StoreError> {
    let Range { start, end } = LivedDays::new(first, last).instants();
    let cravings = cravings::between(r, start, end)?;
    let checkins = checkins::between(r, first, last)?;
    let prompts = prompts(r, first, last)?;
    Ok(Summary::of(
        first,
        last,
        Facts {
            cravings: &cravings,
            checkins: &checkins,
            prompts: &prompts,
        },
    ))
}

/// The prompts shown for the days from `from` to `to`, both included, with the wall clock at which each was shown.
///
/// # Errors
/// Database errors.
pub fn prompts(r: &Read<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Prompt>, StoreError> {
    let mut statement = r.conn().prepare_cached(
        "SELECT date, part, prompted_local FROM checkin_prompts WHERE date BETWEEN ?1 AND ?2 ORDER BY date, part DESC",
    )?;
    let mut rows = statement.query(params![columns::day(from), columns::day(to)])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Prompt {
            date: columns::to_day(&column::<String>(row, "date")?)?,
            part: columns::from_word(column(row, "part")?)?,
            local: columns::to_wall_clock(&column::<String>(row, "prompted_local")?)?,
        });
    }
    Ok(out)
}

/// The first day that a craving, a check-in or a prompt is about; none when there is nothing.
///
/// # Errors
/// Database errors.
pub fn first_day(r: &Read<'_>) -> Result<Option<NaiveDate>, StoreError> {
    let earliest: Option<i64> = r
        .conn()
        .prepare_cached("SELECT min(occurred_at) FROM cravings WHERE deleted_at IS NULL")?
        .query_row([], |row| row.get(0))?;
    let craving = match earliest {
        None => None,
        // Lived in another zone, a slightly later one can belong to an earlier day.
        Some(at) => r
            .conn()
            .prepare_cached(
                "SELECT min(substr(occurred_local, 1, 10)) FROM cravings WHERE deleted_at IS NULL AND occurred_at <= ?1",
            )?
            .query_row(
                [columns::instant(columns::to_instant(at) + FARTHEST_CLOCK)?],
                |row| row.get::<_, Option<String>>(0),
            )?
            .map(|day| columns::to_day(&day))
            .transpose()?,
    };
    let checkin = checkins::first_day(r)?;
    Ok(craving.into_iter().chain(checkin).min())
}

/// Keeps a review in the place of the one before of the same week.
///
/// # Errors
/// Database errors.
pub fn put_review(w: &Write<'_>, review: &Review) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached(
            "INSERT INTO week_reviews (monday, question, answer, plan, created_at, updated_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (monday) DO UPDATE SET question = excluded.question, \
             answer = excluded.answer, plan = excluded.plan, updated_at = excluded.updated_at",
        )?
        .execute(params![
            columns::day(review.monday),
            columns::word(&review.question)?,
            review.answer,
            review.plan,
            columns::instant(review.created_at)?,
            columns::instant(review.updated_at)?
        ])?;
    Ok(())
}

/// Takes a review away.
///
/// # Errors
/// Database errors.
pub fn remove_review(w: &Write<'_>, monday: NaiveDate) -> Result<(), StoreError> {
    w.conn()
        .prepare_cached("DELETE FROM week_reviews WHERE monday = ?1")?
        .execute([columns::day(monday)])?;
    Ok(())
}

/// The review of a week; none when none was written.
///
/// # Errors
/// Database errors.
pub fn review(r: &Read<'_>, monday: NaiveDate) -> Result<Option<Review>, StoreError> {
    one_review(
        r,
        "SELECT monday, question, answer, plan, created_at, updated_at FROM week_reviews WHERE monday = ?1",
        monday,
    )
}

/// The last review before a week; none when there is none.
///
/// # Errors
/// Database errors.
pub fn review_before(r: &Read<'_>, monday: NaiveDate) -> Result<Option<Review>, StoreError> {
    one_review(
        r,
        "SELECT monday, question, answer, plan, created_at, updated_at FROM week_reviews WHERE monday < ?1 \
         ORDER BY monday DESC LIMIT 1",
        monday,
    )
}

fn one_review(r: &Read<'_>, sql: &str, monday: NaiveDate) -> Result<Option<Review>, StoreError> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let mut rows = statement.query([columns::day(monday)])?;
    rows.next()?.map(read_review).transpose()
}

fn read_review(row: &Row<'_>) -> Result<Review, StoreError> {
    let instant = |name: &str| -> Result<DateTime<Utc>, StoreError> {
        Ok(columns::to_instant(column(row, name)?))
    };
    Ok(Review {
        monday: columns::to_day(&column::<String>(row, "monday")?)?,
        question: columns::from_word(column(row, "question")?)?,
        answer: column(row, "answer")?,
        plan: column(row, "plan")?,
        created_at: instant("created_at")?,
        updated_at: instant("updated_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Place;

    #[test]
    fn a_sum_of_another_shape_is_counted_anew_and_no_damage() {
        let place = Place::new();
        let mut vault = place.create("a passphrase", 1).vault;
        let (first, last) = ("2026-10-05".parse().unwrap(), "2026-10-11".parse().unwrap());
        let sum = Summary {
            cravings: 3,
            ..Summary::default()
        };
        vault.write(|w| keep(w, 1, first, last, &sum)).unwrap();
        let kept_now = |vault: &mut crate::Vault| vault.read(|r| kept(r, 1, first, last)).unwrap();
        assert_eq!(kept_now(&mut vault), [(first, sum.clone())]);
        let mut wider = serde_json::to_value(&sum).unwrap();
        wider["more"] = serde_json::json!(1);
        let mut narrower = serde_json::to_value(&sum).unwrap();
        narrower.as_object_mut().unwrap().remove("cravings");
        for other in [wider.to_string(), narrower.to_string(), "[]".to_owned()] {
            vault
                .write(|w| {
                    w.conn()
                        .execute("UPDATE insight_sums SET summary = ?1", [other])?;
                    Ok(())
                })
                .unwrap();
            assert_eq!(kept_now(&mut vault), []);
            vault.write(|w| keep(w, 1, first, last, &sum)).unwrap();
            assert_eq!(kept_now(&mut vault), [(first, sum.clone())], "and is kept");
        }
    }
}
