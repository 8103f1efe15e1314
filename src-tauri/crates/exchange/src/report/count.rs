//! Counting for the first page: middles, means and how they are printed.
//!
//! Owns arithmetic on small whole numbers. Knows no records and no words.

/// The middle of some numbers; the mean of the two middle ones when there is an even number. `None` of none.
pub(super) fn middle(numbers: &[i64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(as_float(upper));
    }
    let lower = *sorted.get((sorted.len() / 2).checked_sub(1)?)?;
    Some((as_float(lower) + as_float(upper)) / 2.0)
}

/// The same in whole tenths, for what takes no fractions.
pub(super) fn middle_tenths(numbers: &[i64]) -> Option<u32> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = match sorted.len() % 2 {
        1 => upper,
        _ => *sorted.get((sorted.len() / 2).checked_sub(1)?)?,
    };
    u32::try_from(upper.checked_add(lower)?.checked_mul(5)?).ok()
}

/// The mean. `None` of none.
pub(super) fn mean(numbers: &[i64]) -> Option<f64> {
    let count = i64::try_from(numbers.len())
        .ok()
        .filter(|count| *count > 0)?;
    Some(as_float(numbers.iter().sum()) / as_float(count))
}

/// With one decimal, or none when there is nothing after the point. A loss is printed with a true minus sign.
pub(super) fn printed(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    let text = if rounded.fract() == 0.0 {
        format!("{rounded:.0}")
    } else {
        format!("{rounded:.1}")
    };
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(size) => format!("\u{2212}{size}"),
        None => text,
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts and minutes are far below 2^52"
)]
fn as_float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_not_moved_by_one_very_bad_day() {
        assert_eq!(middle(&[2, 10, 3]), Some(3.0));
        assert_eq!(
            middle(&[4, 2, 3, 10]),
            Some(3.5),
            "between the two middle ones"
        );
        assert_eq!(
            middle(&[]),
            None,
            "the middle of nothing is nothing, not zero"
        );
        assert_eq!(
            [
                middle_tenths(&[2, 10, 3]),
                middle_tenths(&[4, 2, 3, 10]),
                middle_tenths(&[])
            ],
            [Some(30), Some(35), None],
            "the same in tenths"
        );
    }

    #[test]
    fn means_and_signs_read_as_people_write_them() {
        assert_eq!(mean(&[-3, -4]), Some(-3.5));
        assert_eq!(mean(&[]), None, "the mean of nothing is nothing, not zero");
        assert_eq!(printed(-3.5), "\u{2212}3.5");
        assert_eq!(printed(7.0), "7");
        assert_eq!(printed(-0.01), "0", "minus zero is no change");
        assert_eq!(printed(6.44), "6.4");
    }
}
